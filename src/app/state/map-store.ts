import { create } from 'zustand';
import type { MapProblem } from '../../map/opendrive/map-problem.ts';
import type { Measure } from '../../render/map/label-layer.ts';
import type { Viewpoint } from '../../render/map/map-camera.ts';
import type { JunctionFacts } from '../worker/junction-facts.ts';
import type { LaneFacts } from '../worker/lane-facts.ts';
import type { MapFacts, MapReply, MapStage } from '../worker/map-protocol.ts';
import type { PlaceFacts } from '../worker/place-finder.ts';
import { MapClient } from './map-client.ts';
import { formatMapLink, parseMapLink } from './map-link.ts';
import { goTo } from './page-store.ts';

/** Larger files are refused before they are read [bytes]. */
const MAX_FILE = 400e6;

/** What the map page shows. */
export type MapPhase =
  | { readonly kind: 'empty' }
  | { readonly kind: 'loading'; readonly name: string; readonly stage: MapStage }
  | { readonly kind: 'ready'; readonly facts: MapFacts }
  | { readonly kind: 'refused'; readonly name: string; readonly problems: readonly MapProblem[] }
  | { readonly kind: 'fault'; readonly message: string; readonly detail: string };

export interface MapState {
  readonly phase: MapPhase;
  /** Name of our map that is open; null for none or for a file of the reader's own. */
  readonly key: string | null;
  /** Under the pointer; null where there is no ground. */
  readonly hovered: PlaceFacts | null;
  /** The place that was clicked, and where it is in the picture's frame [m]. */
  readonly pinned: { readonly place: PlaceFacts; readonly at: Place } | null;
  /** The lane that is selected. */
  readonly lane: LaneFacts | null;
  /** The junction that is selected, instead of a lane. */
  readonly junction: JunctionFacts | null;
  /** What a click does: select a lane, or measure. */
  readonly tool: 'select' | 'measure';
  /** Begun with one click, ended by the next. */
  readonly measure: (Measure & { readonly isDone: boolean }) | null;
}

type Place = readonly [number, number, number];

const NOTHING_SELECTED = { hovered: null, pinned: null, lane: null, junction: null, measure: null } as const;

export const useMap = create<MapState>(() => ({
  phase: { kind: 'empty' },
  key: null,
  tool: 'select',
  ...NOTHING_SELECTED,
}));

let client: MapClient | null = null;
/** Where the place is that the worker was asked to pin. */
let pinnedAt: Place = [0, 0, 0];

/** Opens the map that the address names, now and whenever it changes. Returns how to stop that. */
export function followMapLink(): () => void {
  const follow = () => {
    const link = parseMapLink(window.location.hash);
    if (link?.key != null && link.key !== useMap.getState().key) openOwn(link.key);
  };
  follow();
  window.addEventListener('hashchange', follow);
  return () => window.removeEventListener('hashchange', follow);
}

/** Puts the view of the map into the address, so that a link leads back to it. */
export function rememberView(view: Viewpoint): void {
  if (parseMapLink(window.location.hash) === null) return;
  window.history.replaceState(window.history.state, '', formatMapLink(useMap.getState().key, view));
}

/** Opens one of our maps by its place in the address. */
export function openMap(key: string): void {
  goTo(formatMapLink(key));
}

/** Opens a file of the reader's own. It stays in this browser. */
export async function openMapFile(file: File): Promise<void> {
  useMap.setState({ key: null, phase: { kind: 'loading', name: file.name, stage: 'fetch' }, ...NOTHING_SELECTED });
  goTo(formatMapLink(null));
  if (file.size > MAX_FILE) {
    refuse(file.name, `the file has ${Math.round(file.size / 1e6)} MB; expected at most ${MAX_FILE / 1e6} MB`);
    return;
  }
  try {
    worker().openMap({ kind: 'file', name: file.name, bytes: await file.arrayBuffer() });
  } catch (error) {
    refuse(file.name, `the browser could not read it: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The pointer is over a place on the ground, or over none. */
export function hover(place: Place | null): void {
  if (place === null) {
    useMap.setState({ hovered: null });
    return;
  }
  worker().askPlace(place);
  const { measure } = useMap.getState();
  if (measure !== null && !measure.isDone) useMap.setState({ measure: { ...measure, to: place } });
}

/** A click on the ground: selects the lane there, or sets an end of what is measured. */
export function clickPlace(place: Place | null): void {
  const { tool, measure } = useMap.getState();
  if (tool === 'select') {
    if (place === null) letGo();
    else selectAt(place);
    return;
  }
  if (place === null) return;
  const isOpen = measure !== null && !measure.isDone;
  useMap.setState({
    measure: isOpen ? { from: measure.from, to: place, isDone: true } : { from: place, to: place, isDone: false },
  });
}

export function selectLane(strip: number): void {
  useMap.setState({ pinned: null });
  worker().askLane(strip);
}

export function selectJunction(index: number): void {
  useMap.setState({ pinned: null });
  worker().askJunction(index);
}

/** Takes away what is selected and measured; the measuring tool, where there was nothing. */
export function letGo(): void {
  const { lane, junction, measure, pinned } = useMap.getState();
  const nothing = lane === null && junction === null && measure === null && pinned === null;
  useMap.setState({ ...NOTHING_SELECTED, ...(nothing ? { tool: 'select' } : {}) });
}

export function toggleMeasuring(): void {
  const { tool } = useMap.getState();
  useMap.setState({ tool: tool === 'measure' ? 'select' : 'measure', measure: null });
}

function selectAt(at: Place): void {
  pinnedAt = at;
  worker().askPin(at);
}

function openOwn(key: string): void {
  useMap.setState({ key, phase: { kind: 'loading', name: `${key}.xodr`, stage: 'fetch' }, ...NOTHING_SELECTED });
  worker().openMap({ kind: 'own', key });
}

function refuse(name: string, message: string): void {
  useMap.setState({ phase: { kind: 'refused', name, problems: [{ severity: 'error', line: 0, path: '', message }] } });
}

function worker(): MapClient {
  client ??= new MapClient(take);
  return client;
}

function take(reply: MapReply): void {
  switch (reply.type) {
    case 'stage': {
      const { phase } = useMap.getState();
      if (phase.kind === 'loading') useMap.setState({ phase: { ...phase, stage: reply.stage } });
      return;
    }
    case 'opened':
      useMap.setState({ phase: { kind: 'ready', facts: reply.facts } });
      return;
    case 'refused':
      useMap.setState({ phase: { kind: 'refused', name: reply.name, problems: reply.problems } });
      return;
    case 'place':
      if (!reply.pin) useMap.setState({ hovered: reply.place });
      else useMap.setState({ pinned: { place: reply.place, at: pinnedAt }, lane: null, junction: null });
      return;
    case 'lane':
      useMap.setState({ lane: reply.lane, junction: null });
      return;
    case 'junction':
      useMap.setState({ junction: reply.junction, lane: null });
      return;
    case 'fault':
      useMap.setState({ phase: { kind: 'fault', message: reply.message, detail: reply.detail } });
  }
}
