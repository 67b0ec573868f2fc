import { FolderOpen } from 'lucide-react';
import { Brand } from '../parts/brand.tsx';
import { CommonTools } from '../parts/common-tools.tsx';
import { PageSwitch } from '../parts/page-switch.tsx';
import { MAPS } from '../state/map-list.ts';
import { openMap, useMap } from '../state/map-store.ts';
import { MapSearch } from './map-search.tsx';
import '../panels/top-bar.css';

/** Which map, and what to show of it. */
export function MapTopBar({ onOpen, onHelp }: { readonly onOpen: () => void; readonly onHelp: () => void }) {
  const { key, phase } = useMap();
  const foreign = key === null && phase.kind !== 'empty' ? nameOf(phase) : null;
  return (
    <header className="top-bar">
      <Brand />
      <PageSwitch page="map" />
      <label className="field">
        <span className="visually-hidden">Map</span>
        <select value={key ?? ''} onChange={(event) => openMap(event.target.value)} data-testid="map-choice">
          {key === null && <option value="">{foreign ?? 'Choose a map'}</option>}
          {MAPS.map((entry) => (
            <option key={entry.key} value={entry.key}>
              {entry.title}
            </option>
          ))}
          {key !== null && MAPS.every((entry) => entry.key !== key) && <option value={key}>{key}</option>}
        </select>
      </label>
      <button type="button" className="text-button" onClick={onOpen} title="Open an OpenDRIVE file (Ctrl+O)">
        <FolderOpen size={16} aria-hidden="true" />
        Open file
      </button>
      {phase.kind === 'ready' && <MapSearch facts={phase.facts} />}
      <span className="top-gap" />
      <CommonTools linkTo="map" layers="mapLayersOpen" onHelp={onHelp} />
    </header>
  );
}

function nameOf(phase: ReturnType<typeof useMap.getState>['phase']): string {
  if (phase.kind === 'loading' || phase.kind === 'refused') return phase.name;
  return phase.kind === 'ready' ? phase.facts.name : 'Choose a map';
}
