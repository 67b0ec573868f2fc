import { atan2 } from '../../../src/core/math/atan.ts';
import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import type { Pose } from '../../../src/core/pose.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { lanePointAt } from '../../../src/map/lane-point.ts';
import type { Lane, LanePoint, RoadMap } from '../../../src/map/road-map.ts';
import type { Scenery } from '../../../src/world/scenery/mesh.ts';
import { actorsAt } from '../../sensors/raster/sample-scenery.ts';

/** Other road users of a view: so many, so far ahead [m]. */
const ACTORS = 5;
const ACTORS_FROM = 9;
const ACTORS_TO = 70;

/** Half of the distance over which a road's slope is measured [m]: about half a wheelbase. */
const HALF_BASE = 1.4;

/** A vehicle with a camera, and who is before it. Plain JSON, for a page gets it. */
export interface MaskView {
  /** Rear axle on the ground, map frame. */
  readonly ego: Pose;
  readonly actors: readonly (Pose & { readonly model: number })[];
}

/** Places on lanes by seed, long lanes the likelier, with road users on the lanes ahead. */
export function maskViews(map: RoadMap, models: number, count: number, seed: number): MaskView[] {
  const random = new RandomStream(seed, 'mask views');
  const total = map.lanes.reduce((sum, { length }) => sum + length, 0);
  return Array.from({ length: count }, () => {
    let left = random.between(0, total);
    const lane = map.lanes.find(({ length }) => {
      left -= length;
      return left < 0;
    });
    if (lane === undefined) throw new Error(`${map.name} has no lanes`);
    const s = left + lane.length;
    const ego = poseOn(lane, s);
    const actors: (Pose & { model: number })[] = [];
    for (let i = 0; i < ACTORS; i++) {
      const gap = ACTORS_FROM + ((ACTORS_TO - ACTORS_FROM) * (i + random.uniform())) / ACTORS;
      const place = placeAhead(map, lane, s + gap, random);
      const model = random.integer(models);
      if (place !== null && isApart(place, ego)) actors.push({ ...place, model });
    }
    return { ego, actors };
  });
}

/** The road users of a view as the camera gets them. */
export function actorsOf({ actors }: MaskView, scenery: Scenery): ActorsTruth {
  return {
    ...actorsAt(
      scenery,
      actors.map(({ model, x, y, yaw }) => [model, x, y, yaw] as const),
    ),
    z: Float64Array.from(actors, ({ z }) => z),
    pitch: Float64Array.from(actors, ({ pitch }) => pitch),
  };
}

/** Station `s` of a lane or of what follows it, sometimes of the lane beside; null beyond the end of the road. */
function placeAhead(map: RoadMap, lane: Lane, s: number, random: RandomStream): Pose | null {
  let at = map.lanes[[lane.index, lane.left, lane.right][random.integer(3)]] ?? lane;
  let rest = s;
  while (rest > at.length && at.successors.length > 0) {
    rest -= at.length;
    at = map.lanes[at.successors[random.integer(at.successors.length)]];
  }
  return rest > at.length ? null : poseOn(at, rest);
}

/** Whether the camera is outside: round a roundabout one comes back to oneself. */
function isApart(a: Pose, b: Pose): boolean {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) > ACTORS_FROM * ACTORS_FROM;
}

/** As a car stands on the lane's centre. */
function poseOn(lane: Lane, s: number): Pose {
  const [here, behind, before] = [s, s - HALF_BASE, s + HALF_BASE].map((station) => {
    const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
    lanePointAt(lane, Math.max(0, Math.min(lane.length, station)), point);
    return point;
  });
  const pitch = atan2(behind.z - before.z, 2 * HALF_BASE);
  return { x: here.x, y: here.y, z: here.z, yaw: here.heading, pitch, roll: 0 };
}
