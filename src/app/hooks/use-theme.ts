import { useEffect, useSyncExternalStore } from 'react';
import { useSettings } from '../state/settings-store.ts';

const wantsLight = window.matchMedia('(prefers-color-scheme: light)');

function subscribe(listener: () => void): () => void {
  wantsLight.addEventListener('change', listener);
  return () => wantsLight.removeEventListener('change', listener);
}

/** The theme in force; also tells the page's root, whose style sheets follow it. */
export function useTheme(): 'dark' | 'light' {
  const chosen = useSettings((settings) => settings.theme);
  const systemIsLight = useSyncExternalStore(subscribe, () => wantsLight.matches);
  const theme = chosen === 'system' ? (systemIsLight ? 'light' : 'dark') : chosen;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return theme;
}
