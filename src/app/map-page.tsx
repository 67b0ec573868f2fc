import { type ChangeEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { DetailName } from '../render/detail.ts';
import { webglSupport } from '../render/webgl-support.ts';
import { useFileDrop } from './hooks/use-file-drop.ts';
import { MAP_KEY_HELP, type MapKeyActions, useMapKeys } from './hooks/use-map-keys.ts';
import { useTitle } from './hooks/use-title.ts';
import { FlatMap } from './map/flat-map.tsx';
import { MapCanvas } from './map/map-canvas.tsx';
import { MapLayerPanel } from './map/map-layer-panel.tsx';
import type { MapLight } from './map/map-light.ts';
import { MapNotice } from './map/map-notice.tsx';
import { MapSide } from './map/map-side.tsx';
import { MapStatusBar } from './map/map-status-bar.tsx';
import { MapTools } from './map/map-tools.tsx';
import { MapTopBar } from './map/map-top-bar.tsx';
import { mapView } from './map/map-view.ts';
import { KeyHelp } from './panels/key-help.tsx';
import { WebglNotice } from './panels/webgl-notice.tsx';
import { DropVeil } from './parts/drop-veil.tsx';
import { followMapLink, letGo, type MapPhase, openMapFile, toggleMeasuring, useMap } from './state/map-store.ts';
import { useSettings } from './state/settings-store.ts';
import './panels/world-panel.css';
import './map/map-page.css';

/** Any OpenDRIVE map: its world, what is laid over it, its facts and its problems. */
export function MapPage() {
  const phase = useMap((state) => state.phase);
  const { sidePanelOpen, mapLayersOpen } = useSettings();
  const [helpOpen, setHelpOpen] = useState(false);
  const [problem, setProblem] = useState(() => webglSupport().problem);
  const [detail, setDetail] = useState<DetailName>('high');
  const [light, setLight] = useState<MapLight | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const isDropping = useFileDrop((file) => void openMapFile(file));
  useEffect(followMapLink, []);
  const actions = useMemo(() => keyActions(picker, () => setHelpOpen(true)), []);
  useMapKeys(actions);
  useTitle(titleOf(phase));
  const ready = phase.kind === 'ready';
  const open = () => picker.current?.click();
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // So that the same file can be chosen again once it is mended.
    event.target.value = '';
    if (file !== undefined) void openMapFile(file);
  };
  return (
    <div className="app map-page">
      <MapTopBar onOpen={open} onHelp={() => setHelpOpen(true)} />
      <main className="stage" data-side={sidePanelOpen && ready}>
        <section className="world" aria-label="Map" data-detail={detail}>
          {ready && problem === null && (
            <MapCanvas facts={phase.facts} light={light} onDetail={setDetail} onProblem={setProblem} />
          )}
          {ready && problem !== null && <FlatMap areas={phase.facts.areas} />}
          {ready && problem !== null && <WebglNotice problem={problem} instead="the lanes from above" />}
          {ready && problem === null && mapLayersOpen && (
            <MapLayerPanel facts={phase.facts} detailInUse={detail} light={light} onLight={setLight} />
          )}
          {ready && problem === null && <MapTools />}
          {!ready && <MapNotice phase={phase} onOpen={open} />}
          {isDropping && <DropVeil what="map" />}
        </section>
        {ready && sidePanelOpen && <MapSide facts={phase.facts} />}
      </main>
      {ready && <MapStatusBar />}
      <input
        ref={picker}
        type="file"
        className="visually-hidden"
        accept=".xodr,.xml,text/xml,application/xml"
        aria-label="OpenDRIVE file"
        tabIndex={-1}
        onChange={take}
        data-testid="map-file"
      />
      <KeyHelp keys={MAP_KEY_HELP} open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

function titleOf(phase: MapPhase): string {
  if (phase.kind === 'ready') return phase.facts.name;
  return 'name' in phase ? phase.name : 'Maps';
}

function keyActions(picker: { readonly current: HTMLInputElement | null }, help: () => void): MapKeyActions {
  return {
    open: () => picker.current?.click(),
    help,
    search: () => document.getElementById('map-search')?.focus(),
    fit: () => mapView.move((camera) => camera.fit()),
    top: () => mapView.move((camera) => camera.toggleTop()),
    pan: (right, up) => mapView.move((camera) => camera.pan(right, up)),
    turn: (azimuth, elevation) => mapView.move((camera) => camera.turn(azimuth, elevation)),
    zoom: (factor) => mapView.move((camera) => camera.zoom(factor, null)),
    layers: () => useSettings.setState(({ mapLayersOpen }) => ({ mapLayersOpen: !mapLayersOpen })),
    side: () => useSettings.setState(({ sidePanelOpen }) => ({ sidePanelOpen: !sidePanelOpen })),
    measure: toggleMeasuring,
    escape: letGo,
  };
}
