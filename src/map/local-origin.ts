import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { SignalPosition } from './opendrive/signal-records.ts';

/** Maps whose middle lies farther from the file's origin along either axis get an origin of their own [m]. */
const FAR = 20_000;
/** Own origins are multiples of this [m]: short to write down, and exact to add and to take away. */
const STEP = 1000;

/** A place in the file's coordinates [m]. */
export interface MapOrigin {
  readonly x: number;
  readonly y: number;
}

/**
 * Where a map's own origin lies in the file's coordinates: (0, 0) for maps about the file's origin. Meshes, physics and
 * messages have single precision in places, which is half a metre wide at 5,000 km, so a map in UTM coordinates gets its
 * origin near its middle.
 */
export function localOrigin(document: OpenDriveDocument): MapOrigin {
  const x = middleOf(document.roads.flatMap(({ planView }) => planView.map((element) => element.x)));
  const y = middleOf(document.roads.flatMap(({ planView }) => planView.map((element) => element.y)));
  if (Math.abs(x) <= FAR && Math.abs(y) <= FAR) return { x: 0, y: 0 };
  return { x: STEP * Math.round(x / STEP), y: STEP * Math.round(y / STEP) };
}

/** The same document as seen from another origin; the very same object where that is the file's. */
export function seenFrom(document: OpenDriveDocument, origin: MapOrigin): OpenDriveDocument {
  if (origin.x === 0 && origin.y === 0) return document;
  return { ...document, roads: document.roads.map((road) => moved(road, origin)) };
}

function moved(road: Road, origin: MapOrigin): Road {
  const planView = road.planView.map((element) => ({ ...element, x: element.x - origin.x, y: element.y - origin.y }));
  const signals = road.signals.map((signal) => ({ ...signal, position: movedPosition(signal.position, origin) }));
  return { ...road, planView, signals };
}

function movedPosition(position: SignalPosition | null, origin: MapOrigin): SignalPosition | null {
  if (position === null || position.kind !== 'inertial') return position;
  return { ...position, x: position.x - origin.x, y: position.y - origin.y };
}

function middleOf(values: readonly number[]): number {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return values.length === 0 ? 0 : (min + max) / 2;
}
