import type { RoadMap } from '../../map/road-map.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { likelyName } from '../nearest-name.ts';
import type { Rig } from '../rig/rig-schema.ts';

/** Places have to be this near to the map's lanes [m]. */
const NEAR_MAP = 100;

/** Who can be meant. */
export type Kind = 'ego' | 'vehicle' | 'pedestrian';

/** What the references of a storyboard are held against; tells of those that mean nothing. */
export class ReferenceCheck {
  /** Null where it cannot be read: names are checked all the same. */
  readonly map: RoadMap | null;
  readonly rig: Rig | null;
  readonly document: JsonDocument;
  readonly problems: InputProblem[];
  /** Names of events. */
  readonly events: readonly string[];
  /** [s]; Infinity where the scene's is no number. */
  readonly timeout: number;
  private readonly kinds: ReadonlyMap<string, Kind>;
  private readonly onLane: (path: JsonPath) => void;

  /** `onLane` checks a place on a lane at a path. */
  constructor(
    map: RoadMap | null,
    rig: Rig | null,
    document: JsonDocument,
    problems: InputProblem[],
    onLane: (path: JsonPath) => void,
  ) {
    this.map = map;
    this.rig = rig;
    this.document = document;
    this.problems = problems;
    this.onLane = onLane;
    this.kinds = kindsOf(document);
    this.events = listAt(document, 'storyboard').flatMap((event) => textOf(event, 'name') ?? []);
    const timeout = document.valueAt(['timeout']);
    // Of one that is itself wrong, nothing follows.
    this.timeout = typeof timeout === 'number' && timeout > 0 ? timeout : Number.POSITIVE_INFINITY;
  }

  refuse(path: JsonPath, message: string): void {
    this.problems.push(this.document.problem(path, message));
  }

  /** A name that must be one of those that there are; `what` says what they are of. */
  name(path: JsonPath, found: string, names: readonly string[], what: string): boolean {
    if (names.includes(found)) return true;
    const likely = likelyName(found, names);
    const message = `found "${found}", expected ${what}: ${[...new Set(names)].join(', ') || 'there are none'}`;
    this.refuse(path, likely === null ? message : `${message}; perhaps ${likely}`);
    return false;
  }

  /** Somebody to watch: the ego or any actor. */
  watched(path: JsonPath, found: string): void {
    this.name(path, found, [...this.kinds.keys()], '"ego" or the name of an actor');
  }

  /** Somebody who is given an order, and of what kind that has to be. */
  ordered(path: JsonPath, found: string, kinds: readonly Exclude<Kind, 'ego'>[], what: string): void {
    if (found === 'ego') {
      this.refuse(path, 'found "ego", expected an actor: the ego is driven by the driver under test');
      return;
    }
    const actors = [...this.kinds.keys()].filter((name) => name !== 'ego');
    if (!this.name(path, found, actors, 'the name of an actor')) return;
    const kind = this.kinds.get(found);
    if (kind === undefined || kind === 'ego' || kinds.includes(kind)) return;
    this.refuse(path, `found "${found}", a ${kind}, which cannot ${what}; expected a ${kinds.join(' or ')}`);
  }

  /** Two who must not be the same. */
  apart(path: JsonPath, a: string, b: string): void {
    if (a === b) this.refuse(path, `found "${b}" a second time, expected somebody else`);
  }

  /** A place by coordinates near the map, or on a lane that there is. */
  place(path: JsonPath, { x, y }: { readonly x?: number | undefined; readonly y?: number | undefined }): void {
    if (x === undefined || y === undefined) {
      this.onLane(path);
      return;
    }
    if (this.map === null) return;
    const [xMin, yMin, xMax, yMax] = this.map.bounds;
    if (Math.max(xMin - x, x - xMax, yMin - y, y - yMax) <= NEAR_MAP) return;
    const range = `x ${xMin.toFixed(0)} to ${xMax.toFixed(0)}, y ${yMin.toFixed(0)} to ${yMax.toFixed(0)}`;
    this.refuse(path, `found x ${x}, y ${y}, expected a place within ${NEAR_MAP} m of the map's lanes: ${range}`);
  }
}

/** An array of the document; empty where there is none. */
export function listAt(document: JsonDocument, key: string): unknown[] {
  const list = document.valueAt([key]);
  return Array.isArray(list) ? list : [];
}

/** A text field of what may be an object. */
export function textOf(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const field = (value as Record<string, unknown>)[key];
  return typeof field === 'string' && field !== '' ? field : null;
}

/** The ego and the actors of a document, whatever else is wrong with them. */
function kindsOf(document: JsonDocument): Map<string, Kind> {
  const kinds = new Map<string, Kind>([['ego', 'ego']]);
  for (const actor of listAt(document, 'actors')) {
    const name = textOf(actor, 'name');
    if (name !== null && !kinds.has(name))
      kinds.set(name, textOf(actor, 'kind') === 'pedestrian' ? 'pedestrian' : 'vehicle');
  }
  return kinds;
}
