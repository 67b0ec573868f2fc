import { cos, sin } from '../../core/math/sin-cos.ts';
import { ACTOR_KIND, type ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { RoadMap } from '../../map/road-map.ts';

/** A front so far past the stop line still counts as before it [m]. */
const PAST_LINE = 1;
/** Samples of a lane are at most a metre apart: a front belongs to one within this along the lane [m]. */
const ALONG = 0.75;
/** A vehicle is on its way along the lane if its heading is within 45 degrees of it. */
const ALIGNED = Math.SQRT1_2;
/** Numbers per sample: x, y, unit tangent x, y, half width of the lane [m]. */
const STRIDE = 5;

/** Detector areas before the stop lines of some signal groups. */
export class ApproachDetectors {
  /** Per group: its lanes' samples within the distance, and the box around them: xMin, yMin, xMax, yMax. */
  private readonly samples: readonly Float64Array[];
  private readonly boxes: Float64Array;

  /** @param distance how far before the stop line vehicles are seen [m] */
  constructor(map: RoadMap, groups: readonly number[], distance: number) {
    this.samples = groups.map((group) => samplesOf(map, group, distance));
    this.boxes = Float64Array.from(this.samples.flatMap(boxAround));
  }

  /** Marks with 1 in `occupied` every group that an actor's front is before; leaves the others as they are. */
  seeActors({ count, kind, x, y, yaw, length }: Readonly<ActorsTruth>, occupied: Uint8Array): void {
    for (let i = 0; i < count; i++) {
      if (kind[i] === ACTOR_KIND.pedestrian) continue;
      this.see(x[i], y[i], yaw[i], length[i] / 2, occupied);
    }
  }

  /** The same for one vehicle. `ahead`: from the place to its front [m]. */
  see(x: number, y: number, yaw: number, ahead: number, occupied: Uint8Array): void {
    const c = cos(yaw);
    const s = sin(yaw);
    const frontX = x + ahead * c;
    const frontY = y + ahead * s;
    const { boxes } = this;
    for (let g = 0; g < this.samples.length; g++) {
      if (occupied[g] === 1 || frontX < boxes[4 * g] || frontX > boxes[4 * g + 2]) continue;
      if (frontY < boxes[4 * g + 1] || frontY > boxes[4 * g + 3]) continue;
      if (isOn(this.samples[g], frontX, frontY, c, s)) occupied[g] = 1;
    }
  }
}

function isOn(samples: Float64Array, x: number, y: number, c: number, s: number): boolean {
  for (let i = 0; i < samples.length; i += STRIDE) {
    const tx = samples[i + 2];
    const ty = samples[i + 3];
    const dx = x - samples[i];
    const dy = y - samples[i + 1];
    const isNear = Math.abs(dx * tx + dy * ty) <= ALONG && Math.abs(dy * tx - dx * ty) <= samples[i + 4];
    if (isNear && c * tx + s * ty > ALIGNED) return true;
  }
  return false;
}

function samplesOf(map: RoadMap, group: number, distance: number): Float64Array {
  const samples: number[] = [];
  /** Per lane: up to which station it is watched already. */
  const watched = new Map<number, number>();
  const { signals } = map.signalGroups[group];
  for (const { lane, s, signal } of map.stopLines) {
    if (signals.includes(signal)) watch(map, lane, s + PAST_LINE, distance + PAST_LINE, watched, samples);
  }
  return Float64Array.from(samples);
}

/** Adds `distance` of a lane up to `end`, and what is left of it on the lanes before. */
function watch(
  map: RoadMap,
  lane: number,
  end: number,
  distance: number,
  watched: Map<number, number>,
  out: number[],
): void {
  const { centre, predecessors } = map.lanes[lane];
  if ((watched.get(lane) ?? 0) >= end) return;
  watched.set(lane, end);
  for (let i = 0; i < centre.count; i++) {
    if (centre.s[i] > end || centre.s[i] < end - distance) continue;
    out.push(centre.x[i], centre.y[i], centre.tx[i], centre.ty[i], centre.width[i] / 2);
  }
  if (end >= distance) return;
  for (const before of predecessors) {
    // Who is still in another junction is not yet on the way to this one.
    if (map.lanes[before].junction >= 0) continue;
    watch(map, before, map.lanes[before].length, distance - end, watched, out);
  }
}

function boxAround(samples: Float64Array): number[] {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < samples.length; i += STRIDE) {
    const reach = samples[i + 4] + ALONG;
    box[0] = Math.min(box[0], samples[i] - reach);
    box[1] = Math.min(box[1], samples[i + 1] - reach);
    box[2] = Math.max(box[2], samples[i] + reach);
    box[3] = Math.max(box[3], samples[i + 1] + reach);
  }
  return box;
}
