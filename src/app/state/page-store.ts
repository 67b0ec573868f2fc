import { create } from 'zustand';
import { parseMapLink } from './map-link.ts';
import { queryInHash } from './query-in-hash.ts';

export type PageName = 'drive' | 'map';

const moved = queryInHash(window.location);
if (moved !== null) window.history.replaceState(null, '', `${window.location.pathname}${moved}`);

/** Which page of the workbench is open: the address says so. */
export const usePage = create<{ readonly page: PageName }>(() => ({ page: pageOf(window.location.hash) }));

window.addEventListener('hashchange', () => usePage.setState({ page: pageOf(window.location.hash) }));

/** Goes to an address of the workbench, to which the browser's back button returns. */
export function goTo(hash: string): void {
  if (window.location.hash !== hash) window.location.hash = hash;
}

function pageOf(hash: string): PageName {
  return parseMapLink(hash) === null ? 'drive' : 'map';
}
