import { create } from 'zustand';
import { parseMapLink } from './map-link.ts';

export type PageName = 'drive' | 'map';

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
