declare global {
  interface Window {
    /** Keys pressed while the page was still being fetched; index.html keeps them until somebody listens. */
    earlyKeys?: KeyboardEvent[] | undefined;
  }
}

/** Keys that were pressed before anybody listened, in order. Nobody keeps any from then on. */
export function takeEarlyKeys(): readonly KeyboardEvent[] {
  const { earlyKeys = [] } = window;
  window.earlyKeys = undefined;
  return earlyKeys;
}
