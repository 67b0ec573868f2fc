import type { RoadMap } from '../../map/road-map.ts';
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

/** The classes of some bodies, and which class each of them is of: all cars are of one. */
export interface SizeClasses {
  readonly classes: readonly SizeClass[];
  readonly of: Uint8Array;
}

export function sizeClasses(map: RoadMap, facts: readonly LaneFacts[], bodies: readonly BodySize[]): SizeClasses {
  const large = largeClasses(map, facts, bodies);
  const classes: SizeClass[] = [];
  const known = new Map<string, number>();
  const of = Uint8Array.from(bodies, (body) => {
    const name = nameOf(body);
    const index = known.get(name) ?? classes.length;
    if (index === classes.length) {
      known.set(name, index);
      const longest = Math.max(...bodies.map(({ length }) => (length <= LONG ? length : 0)));
      classes.push(large.get(name) ?? sizeClass(map, facts, null, longest));
    }
    return index;
  });
  return { classes, of };
}

/**
 * Classes of each size that is no car's, by name; long ones first, since shorter ones keep clear of them. Those that find no
 * way on the map are in nobody's way.
 */
function largeClasses(map: RoadMap, facts: readonly LaneFacts[], bodies: readonly BodySize[]): Map<string, SizeClass> {
  const classes = new Map<string, SizeClass>();
  const longer: Carried[] = [];
  const sizes = bodies.filter((body) => !isCarSized(body)).sort((a, b) => b.length - a.length || b.width - a.width);
  const met = new Map(sizes.map((size) => [nameOf(size), size.width]));
  for (const size of sizes) {
    const name = nameOf(size);
    if (classes.has(name)) continue;
    const fit = lanesThatFit(map, facts, size, Math.max(CAR_WIDTH, ...met.values()), longer);
    const own = sizeClass(map, facts, fit, size.length);
    classes.set(name, own);
    if (map.lanes.some(({ index }) => own.choice.leadsOn(index))) longer.push({ length: size.length, fits: fit.fits });
    else met.delete(name);
  }
  return classes;
}

function isCarSized({ length, width }: BodySize): boolean {
  return length <= LONG && width <= CAR_WIDTH;
}

function nameOf(size: BodySize): string {
  return isCarSized(size) ? 'car' : `${size.length} ${size.width}`;
}

/** Who fits through no way in leaves by no way out: none would come for it. */
function sizeClass(map: RoadMap, facts: readonly LaneFacts[], fit: LaneFit | null, length: number): SizeClass {
  const canWait = fit === null ? undefined : waitingLanes(map, facts, length);
  const choice = new LaneChoice(map, fit?.fits, true, canWait);
  const entries = entriesOf(map, choice);
  const sweeps = fit?.sweeps ?? null;
  if (fit === null || entries.length > 0) return { choice, entries, length, sweeps };
  return { choice: new LaneChoice(map, fit.fits, false, canWait), entries, length, sweeps };
}

function entriesOf(map: RoadMap, choice: LaneChoice): number[] {
  return map.lanes.filter((lane) => isEntry(map, lane) && choice.leadsOn(lane.index)).map(({ index }) => index);
}
