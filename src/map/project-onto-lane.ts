import { footOnHermite, type HermiteFoot } from './hermite-foot.ts';
import { intervalAt } from './lane-station.ts';
import type { Lane, LanePosition } from './road-map.ts';

const foot: HermiteFoot = { u: 0, along: 0, left: 0, tx: 1, ty: 0 };
const curve = new Float64Array(8);

/**
 * The point of a lane's centre nearest to (x, y), as station and offset. With `hintS` the search starts there and goes
 * downhill; with NaN it looks at the whole lane. Beyond the lane's ends, s is held there and d is the offset from the
 * extended tangent. Returns how far (x, y) lies beyond the end (positive) or before the start (negative), 0 between [m].
 * Allocates nothing.
 */
export function projectOntoLane(lane: Lane, x: number, y: number, hintS: number, out: LanePosition): number {
  const { s: stations, count } = lane.centre;
  const nearest = Number.isNaN(hintS)
    ? nearestSample(lane, x, y, 0, count)
    : downhill(lane, x, y, intervalAt(stations, hintS));
  return refineOnLane(lane, x, y, nearest, out);
}

/** The same from the sample that is nearest already. */
export function refineOnLane(lane: Lane, x: number, y: number, sample: number, out: LanePosition): number {
  const { s, count } = lane.centre;
  const last = count - 2;
  let i = Math.min(sample, last);
  footOnInterval(lane, i, x, y);
  // The foot may be in a neighbour of the interval; it is found by walking one way.
  while (foot.u === 0 && foot.along < 0 && i > 0) footOnInterval(lane, --i, x, y);
  while (foot.u === 1 && foot.along > 0 && i < last) footOnInterval(lane, ++i, x, y);
  out.lane = lane.index;
  out.s = s[i] + foot.u * (s[i + 1] - s[i]);
  out.d = foot.left;
  const beyondStart = i === 0 && foot.u === 0 && foot.along < 0;
  const beyondEnd = i === last && foot.u === 1 && foot.along > 0;
  return beyondStart || beyondEnd ? foot.along : 0;
}

/** Projects onto the cubic between samples i and i + 1, the same that `lanePointAt` follows. */
function footOnInterval(lane: Lane, i: number, x: number, y: number): void {
  const centre = lane.centre;
  const h = centre.s[i + 1] - centre.s[i];
  const x0 = centre.x[i];
  const y0 = centre.y[i];
  curve[0] = centre.x[i + 1] - x0;
  curve[1] = centre.y[i + 1] - y0;
  curve[2] = h * centre.tx[i];
  curve[3] = h * centre.ty[i];
  curve[4] = h * centre.tx[i + 1];
  curve[5] = h * centre.ty[i + 1];
  curve[6] = x - x0;
  curve[7] = y - y0;
  footOnHermite(curve, foot);
}

/** The sample in [from, to) nearest to (x, y), the first of equals. */
export function nearestSample(lane: Lane, x: number, y: number, from: number, to: number): number {
  let best = from;
  let bestDistance = Infinity;
  for (let i = from; i < to; i++) {
    const distance = squaredDistance(lane, x, y, i);
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = i;
  }
  return best;
}

function downhill(lane: Lane, x: number, y: number, from: number): number {
  const up = slide(lane, x, y, from, 1);
  return slide(lane, x, y, up, -1);
}

/** Goes on in steps while the place comes nearer. */
function slide(lane: Lane, x: number, y: number, from: number, step: 1 | -1): number {
  let i = from;
  let here = squaredDistance(lane, x, y, i);
  for (let next = i + step; next >= 0 && next < lane.centre.count; next += step) {
    const there = squaredDistance(lane, x, y, next);
    if (there >= here) break;
    here = there;
    i = next;
  }
  return i;
}

function squaredDistance(lane: Lane, x: number, y: number, i: number): number {
  const dx = x - lane.centre.x[i];
  const dy = y - lane.centre.y[i];
  return dx * dx + dy * dy;
}
