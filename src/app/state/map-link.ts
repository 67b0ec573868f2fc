/** The map page's part of the address: `#map=first-town` names one of our maps, `#map` is the page without one. */
export function parseMapLink(hash: string): { readonly key: string | null } | null {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  if (!values.has('map')) return null;
  const key = values.get('map') ?? '';
  return { key: key === '' ? null : key };
}

export function formatMapLink(key: string | null): string {
  return key === null ? '#map' : `#${new URLSearchParams({ map: key })}`;
}
