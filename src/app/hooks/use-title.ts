import { useEffect } from 'react';

/** Names the tab after what is open in it, so that one of many is found again, and in the browser's history too. */
export function useTitle(what: string): void {
  useEffect(() => {
    document.title = `${what} · Skidpad`;
  }, [what]);
}
