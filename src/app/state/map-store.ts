import { create } from 'zustand';
import type { MapProblem } from '../../map/opendrive/document.ts';
import type { MapFacts, MapReply, MapStage } from '../worker/map-protocol.ts';
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
}

export const useMap = create<MapState>(() => ({ phase: { kind: 'empty' }, key: null }));

let client: MapClient | null = null;

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

/** Opens one of our maps by its place in the address. */
export function openMap(key: string): void {
  goTo(formatMapLink(key));
}

/** Opens a file of the reader's own. It stays in this browser. */
export async function openMapFile(file: File): Promise<void> {
  useMap.setState({ key: null, phase: { kind: 'loading', name: file.name, stage: 'fetch' } });
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

function openOwn(key: string): void {
  useMap.setState({ key, phase: { kind: 'loading', name: `${key}.xodr`, stage: 'fetch' } });
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
    case 'fault':
      useMap.setState({ phase: { kind: 'fault', message: reply.message, detail: reply.detail } });
  }
}
