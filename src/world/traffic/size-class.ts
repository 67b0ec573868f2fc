import type { RoadMap } from '../../map/road-map.ts';
import { closedLanes } from './closed-lanes.ts';
import { type BodySize, type Carried, type LaneFit, lanesThatFit } from './fit-lanes.ts';
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
  /** LaneFit.sweeps; null where they keep to their lanes. */
  readonly sweeps: LaneFit['sweeps'] | null;
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

/** Classes by what laneFacts gives of a map, and bodies: many drives on one map work them out once. */
const known = new WeakMap<readonly LaneFacts[], Map<string, SizeClasses>>();

/** `facts` are those that laneFacts gives of the map. */
export function sizeClasses(map: RoadMap, facts: readonly LaneFacts[], bodies: readonly Body[]): SizeClasses {
  const key = bodies.map(({ name, length, width }) => `${name} ${length} ${width}`).join();
  const ofMap = known.get(facts) ?? new Map<string, SizeClasses>();
  known.set(facts, ofMap);
  const sizes = ofMap.get(key) ?? workOut(map, facts, bodies);
  ofMap.set(key, sizes);
  return sizes;
}

function workOut(map: RoadMap, facts: readonly LaneFacts[], bodies: readonly Body[]): SizeClasses {
  const fits = largeFits(map, facts, bodies);
  const classes: SizeClass[] = [];
  const known = new Map<string, number>();
  const closedTo = new Map(bodies.map(({ name }) => [name, name === undefined ? [] : closedLanes(map, name)]));
  const of = Uint8Array.from(bodies, (body) => {
    const closed = closedTo.get(body.name)!;
    const name = `${nameOf(body)} ${closed.join()}`;
    const index = known.get(name) ?? classes.length;
    if (index === classes.length) {
      known.set(name, index);
      const fit = fits.get(nameOf(body));
      const longest = Math.max(...bodies.map(({ length }) => (length <= LONG ? length : 0)));
      const open = without(closed, fit?.fits, map);
      classes.push(sizeClass(map, facts, open, fit?.sweeps ?? null, isCarSized(body) ? longest : body.length));
    }
    return index;
  });
  return { classes, of };
}

/**
 * Where those of each size that is no car's can go, by name; long ones first, since shorter ones keep clear of them. Those
 * that find no way on the map are in nobody's way.
 */
function largeFits(map: RoadMap, facts: readonly LaneFacts[], bodies: readonly BodySize[]): Map<string, LaneFit> {
  const fits = new Map<string, LaneFit>();
  const longer: Carried[] = [];
  const sizes = bodies.filter((body) => !isCarSized(body)).sort((a, b) => b.length - a.length || b.width - a.width);
  const met = new Map(sizes.map((size) => [nameOf(size), size.width]));
  for (const size of sizes) {
    const name = nameOf(size);
    if (fits.has(name)) continue;
    const fit = lanesThatFit(map, facts, size, Math.max(CAR_WIDTH, ...met.values()), longer);
    fits.set(name, fit);
    const { choice } = sizeClass(map, facts, fit.fits, fit.sweeps, size.length);
    if (map.lanes.some(({ index }) => choice.leadsOn(index))) longer.push({ length: size.length, fits: fit.fits });
    else met.delete(name);
  }
  return fits;
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
  sweeps: LaneFit['sweeps'] | null,
  length: number,
): SizeClass {
  const canWait = passable === undefined ? undefined : waitingLanes(map, facts, length);
  const choice = new LaneChoice(map, passable, true, canWait);
  const entries = entriesOf(map, choice);
  if (passable === undefined || entries.length > 0) return { choice, entries, length, sweeps };
  return { choice: new LaneChoice(map, passable, false, canWait), entries, length, sweeps };
}

function entriesOf(map: RoadMap, choice: LaneChoice): number[] {
  return map.lanes.filter((lane) => isEntry(map, lane) && choice.leadsOn(lane.index)).map(({ index }) => index);
}
