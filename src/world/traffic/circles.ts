import { angleDifference, TWO_PI } from '../../core/math/angle.ts';
import { hypot } from '../../core/math/hypot.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';

/** Longest way around a roundabout [m]: 190 m across. */
const LONGEST = 600;
/** Greatest over least distance of the way from its middle [1]: a square block has 1.41, an oval of 3 : 2 has 1.5. */
const ROUNDNESS = 1.35;
/** How far the sum of all turns may be from a full circle [rad]. */
const TOLERANCE = 0.5;

/** Per lane: 1 where it is part of a roundabout's circle, by its shape or because the file says so [12.9]. */
export function circulatingLanes(map: RoadMap): Uint8Array {
  const circulating = new Uint8Array(map.lanes.length);
  for (const lane of map.lanes) {
    if (lane.junction < 0 || circulating[lane.index] === 1) continue;
    const circle = circleFrom(map, lane);
    for (const index of circle) circulating[index] = 1;
  }
  for (const { type, junctions } of map.document.junctionGroups) {
    if (type === 'roundabout') markBetween(map, new Set(junctions), circulating);
  }
  return circulating;
}

/** The way around from a lane that always keeps to the inside, where it is round and comes back; else nothing. */
function circleFrom(map: RoadMap, start: Lane): number[] {
  const inside = map.document.roads[start.road].leftHand ? -1 : 1;
  const way: number[] = [];
  let length = 0;
  let turned = 0;
  for (let lane: Lane | undefined = start; lane !== undefined; lane = innermost(map, lane, inside)) {
    if (way.length > 0 && lane === start) return isCircle(map, way, turned, inside) ? way : [];
    length += lane.length;
    if (length > LONGEST || way.includes(lane.index)) return [];
    turned += turnOf(lane);
    way.push(lane.index);
  }
  return [];
}

/** The lane to go on to that turns most to the inside. */
function innermost(map: RoadMap, { successors }: Lane, inside: number): Lane | undefined {
  let best: Lane | undefined;
  for (const next of successors) {
    const lane = map.lanes[next];
    if (best === undefined || inside * turnOf(lane) > inside * turnOf(best)) best = lane;
  }
  return best;
}

function turnOf({ centre }: Lane): number {
  return centre.heading[centre.count - 1] - centre.heading[0];
}

function isCircle({ lanes }: RoadMap, way: readonly number[], turned: number, inside: number): boolean {
  const joints = way.reduce((sum, lane, i) => {
    const next = lanes[way[(i + 1) % way.length]].centre;
    const { heading, count } = lanes[lane].centre;
    return sum + angleDifference(next.heading[0], heading[count - 1]);
  }, 0);
  if (Math.abs(inside * (turned + joints) - TWO_PI) > TOLERANCE) return false;
  let [x, y, length] = [0, 0, 0];
  for (const lane of way) {
    const { centre } = lanes[lane];
    const middle = centre.count >> 1;
    x += lanes[lane].length * centre.x[middle];
    y += lanes[lane].length * centre.y[middle];
    length += lanes[lane].length;
  }
  let [least, greatest] = [Number.POSITIVE_INFINITY, 0];
  for (const lane of way) {
    const { centre } = lanes[lane];
    for (let i = 0; i < centre.count; i++) {
      const distance = hypot(centre.x[i] - x / length, centre.y[i] - y / length);
      least = Math.min(least, distance);
      greatest = Math.max(greatest, distance);
    }
  }
  return greatest < ROUNDNESS * least;
}

/** Marks the lanes that lead from one of some junctions to another, and those inside that join two of them. */
function markBetween({ lanes }: RoadMap, junctions: ReadonlySet<number>, circulating: Uint8Array): void {
  const isInside = (lane: number) => junctions.has(lanes[lane].junction);
  for (const { index, junction, predecessors, successors } of lanes) {
    if (junction < 0 && predecessors.some(isInside) && successors.some(isInside)) circulating[index] = 1;
  }
  for (const { index, predecessors, successors } of lanes) {
    const isRing = (lane: number) => circulating[lane] === 1 && lanes[lane].junction < 0;
    if (isInside(index) && predecessors.some(isRing) && successors.some(isRing)) circulating[index] = 1;
  }
}
