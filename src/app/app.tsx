import { lazy, Suspense } from 'react';
import { useTheme } from './hooks/use-theme.ts';
import { usePage } from './state/page-store.ts';
import './style/app.css';

const DrivePage = lazy(() => import('./drive-page.tsx').then((module) => ({ default: module.DrivePage })));
const MapPage = lazy(() => import('./map-page.tsx').then((module) => ({ default: module.MapPage })));

/** The workbench: one page for drives, one for maps. */
export function App() {
  const page = usePage((state) => state.page);
  useTheme();
  return <Suspense>{page === 'map' ? <MapPage /> : <DrivePage />}</Suspense>;
}
