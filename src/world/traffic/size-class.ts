import type { RoadMap } from '../../map/road-map.ts';
import { closedLanes } from './closed-lanes.ts';
import { type BodySize, type Carried, lanesThatFit } from './fit-lanes.ts';
import { LaneChoice } from './lane-choice.ts';
import type { LaneFacts } from './lane-network.ts';
import { LONG } from './long-body.ts';
import { isEntry } from './map-edge.ts';
import { waitingLanes } from './traps.ts';

/** Wider vehicles are no cars [m]. */
const CAR_WIDTH = 2.1;

/** Where vehicles of one size can go. */
export interface SizeClass {
  readonly choice: LaneChoice;
  /** Lanes at the map's edge that they come in by, ascending. */
  readonly entries: readonly number[];
  /** Of the longest of them [m]. */
  readonly length: number;
}

/** A vehicle's box, and the name of its model, by which some lanes are closed to it. */
export interface Body extends BodySize {
  readonly name?: string;
}

/** The classes of some bodies, and which class each of them is of: all cars that may go everywhere are of one. */
export interface SizeClasses {
  readonly classes: readonly SizeClass[];
  readonly of: Uint8Array;
}

/** @param widest of all vehicles on the roads [m] */
export function sizeClasses(
  map: RoadMap,
  facts: readonly LaneFacts[],
  bodies: readonly Body[],
  widest: number,
): SizeClasses {
  const passable = passableLanes(map, facts, bodies, widest);
  const classes: SizeClass[] = [];
  const known = new Map<string, number>();
  const closedTo = new Map(bodies.map(({ name }) => [name, name === undefined ? [] : closedLanes(map, name)]));
  const of = Uint8Array.from(bodies, (body) => {
    const { length } = body;
    const isCar = isCarSized(body);
    const closed = closedTo.get(body.name)!;
    const name = `${nameOf(body)} ${closed.join()}`;
    const index = known.get(name) ?? classes.length;
    if (index === classes.length) {
      known.set(name, index);
      const longest = isCar ? Math.max(...bodies.map((body) => (body.length <= LONG ? body.length : 0))) : length;
      const open = without(closed, passable.get(nameOf(body)), map);
      classes.push(sizeClass(map, facts, open, longest));
    }
    return index;
  });
  return { classes, of };
}

/** Lanes for each size that is no car's, by name; long ones first, since shorter ones keep clear of them. */
function passableLanes(
  map: RoadMap,
  facts: readonly LaneFacts[],
  bodies: readonly BodySize[],
  widest: number,
): Map<string, Uint8Array> {
  const passable = new Map<string, Uint8Array>();
  const longer: Carried[] = [];
  const sizes = bodies.filter((body) => !isCarSized(body)).sort((a, b) => b.length - a.length || b.width - a.width);
  for (const size of sizes) {
    if (passable.has(nameOf(size))) continue;
    const fits = lanesThatFit(map, facts, size, widest, longer);
    passable.set(nameOf(size), fits);
    longer.push({ length: size.length, fits });
  }
  return passable;
}

/** Lanes that a vehicle can follow without those that are closed to it. */
function without(closed: readonly number[], passable: Uint8Array | undefined, map: RoadMap): Uint8Array | undefined {
  if (closed.length === 0) return passable;
  const open = passable?.slice() ?? new Uint8Array(map.lanes.length).fill(1);
  for (const lane of closed) open[lane] = 0;
  return open;
}

function isCarSized({ length, width }: BodySize): boolean {
  return length <= LONG && width <= CAR_WIDTH;
}

function nameOf(size: BodySize): string {
  return isCarSized(size) ? 'car' : `${size.length} ${size.width}`;
}

/** Who fits through no way in leaves by no way out: none would come for it. */
function sizeClass(
  map: RoadMap,
  facts: readonly LaneFacts[],
  passable: Uint8Array | undefined,
  length: number,
): SizeClass {
  const canWait = passable === undefined ? undefined : waitingLanes(map, facts, length);
  const choice = new LaneChoice(map, passable, true, canWait);
  const entries = entriesOf(map, choice);
  if (passable === undefined || entries.length > 0) return { choice, entries, length };
  return { choice: new LaneChoice(map, passable, false, canWait), entries, length };
}

function entriesOf(map: RoadMap, choice: LaneChoice): number[] {
  return map.lanes.filter((lane) => isEntry(map, lane) && choice.leadsOn(lane.index)).map(({ index }) => index);
}
