import { formatDeepLink } from '../state/deep-link.ts';
import { useDrive } from '../state/drive-store.ts';
import { formatMapLink } from '../state/map-link.ts';
import { useMap } from '../state/map-store.ts';
import type { PageName } from '../state/page-store.ts';
import './page-switch.css';

/** Leads from one page of the workbench to the other, each as it was left. */
export function PageSwitch({ page }: { readonly page: PageName }) {
  const drive = useDrive((state) => formatDeepLink(state.choice));
  const map = useMap((state) => formatMapLink(state.key));
  return (
    <nav className="page-switch" aria-label="Pages">
      <a href={drive} aria-current={page === 'drive' ? 'page' : undefined}>
        Drive
      </a>
      <a href={map} aria-current={page === 'map' ? 'page' : undefined}>
        Maps
      </a>
    </nav>
  );
}
