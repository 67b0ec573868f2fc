/** Functions that a page calls in the harness's own tests. */
export async function describeEngine(given: unknown): Promise<{ engine: string; given: unknown }> {
  return { engine: navigator.userAgent.includes('Firefox/') ? 'Firefox' : 'Chromium', given };
}

export async function fail(): Promise<never> {
  throw new Error('no road here');
}
