import { useEffect } from 'react';
import { takeEarlyKeys } from '../state/early-keys.ts';
import { belongsToField } from './key-bindings.ts';

/** What keys do on the map page; the camera's are parts of the picture's height and radians. */
export interface MapKeyActions {
  open(): void;
  help(): void;
  search(): void;
  fit(): void;
  top(): void;
  pan(right: number, up: number): void;
  turn(azimuth: number, elevation: number): void;
  zoom(factor: number): void;
  layers(): void;
  side(): void;
  measure(): void;
  escape(): void;
}

/** For the reader, in the order of use. */
export const MAP_KEY_HELP: readonly (readonly [string, string])[] = [
  ['Ctrl O', 'open an OpenDRIVE file'],
  ['/', 'find a road, lane, junction or signal'],
  ['W or A or S or D', 'move over the map'],
  ['Q or E', 'turn'],
  ['PgUp or PgDn', 'look from higher, lower'],
  ['+ or −', 'nearer, farther'],
  ['F or Home', 'the whole map'],
  ['T', 'from above, aslant'],
  ['M', 'measure a distance'],
  ['[ or ]', 'layers, side panel'],
  ['Esc', 'let go of what is selected'],
  ['?', 'these keys'],
];

const PAN = 0.12;
const TURN = 0.12;
const ZOOM = 1.2;

/** Listens to the page's keys for as long as the component is there. */
export function useMapKeys(actions: MapKeyActions): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = actionFor(event, actions);
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    takeEarlyKeys().forEach(listen);
    return () => window.removeEventListener('keydown', listen);
  }, [actions]);
}

function actionFor(event: KeyboardEvent, actions: MapKeyActions): (() => void) | undefined {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return key === 'o' ? () => actions.open() : undefined;
  if (event.altKey || belongsToField(event) || document.querySelector('dialog[open]') !== null) return undefined;
  return {
    '/': () => actions.search(),
    '?': () => actions.help(),
    w: () => actions.pan(0, PAN),
    s: () => actions.pan(0, -PAN),
    a: () => actions.pan(-PAN, 0),
    d: () => actions.pan(PAN, 0),
    ArrowUp: () => actions.pan(0, PAN),
    ArrowDown: () => actions.pan(0, -PAN),
    ArrowLeft: () => actions.pan(-PAN, 0),
    ArrowRight: () => actions.pan(PAN, 0),
    q: () => actions.turn(TURN, 0),
    e: () => actions.turn(-TURN, 0),
    PageUp: () => actions.turn(0, TURN),
    PageDown: () => actions.turn(0, -TURN),
    '+': () => actions.zoom(1 / ZOOM),
    '=': () => actions.zoom(1 / ZOOM),
    '-': () => actions.zoom(ZOOM),
    f: () => actions.fit(),
    Home: () => actions.fit(),
    t: () => actions.top(),
    '[': () => actions.layers(),
    ']': () => actions.side(),
    m: () => actions.measure(),
    Escape: () => actions.escape(),
  }[key];
}
