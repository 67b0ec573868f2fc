import { clamp } from '../../core/math/clamp.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { ACTOR_KIND, type ActorsTruth, LIGHT } from '../../core/messages/actors-truth.ts';
import type { RandomStream } from '../../core/random.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import { BODY_COLORS } from '../../world/traffic/body-colors.ts';

/** Cars of one sampled frame. */
const ACTOR_COUNT = 24;
/** Share of them placed where the camera is likely to see them: on the lanes ahead. */
const AHEAD_SHARE = 0.5;
/** Range ahead in which those stand [m]. */
const AHEAD_MIN = 5;
const AHEAD_MAX = 60;
/** Two cars' centres keep this distance [m]. */
const SPACING = 5.5;
/** Lateral and angular scatter of a car in its lane, one standard deviation [m], [rad]. */
const LATERAL_SCATTER = 0.25;
const YAW_SCATTER = 0.05;

/** Places cars of all models and colours on lanes at random, half of them ahead of the ego; never on top of it. */
export function sampleActors(map: RoadMap, scenery: Scenery, ego: LanePoint, random: RandomStream): ActorsTruth {
  const places: LanePoint[] = [];
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  for (let attempt = 0; attempt < 40 * ACTOR_COUNT && places.length < ACTOR_COUNT; attempt++) {
    const lane = map.lanes[random.integer(map.lanes.length)];
    lanePointAt(lane, random.uniform() * lane.length, point);
    const offset = clamp(random.normal() * LATERAL_SCATTER, -0.6, 0.6);
    point.x -= offset * sin(point.heading);
    point.y += offset * cos(point.heading);
    if (places.length < AHEAD_SHARE * ACTOR_COUNT && attempt < 30 * ACTOR_COUNT && !isAhead(ego, point)) continue;
    if (isFree(point, ego, places)) places.push({ ...point, heading: point.heading + random.normal() * YAW_SCATTER });
  }
  return actorsAt(places, scenery, random);
}

function isAhead(ego: LanePoint, { x, y }: LanePoint): boolean {
  const forward = (x - ego.x) * cos(ego.heading) + (y - ego.y) * sin(ego.heading);
  const left = (y - ego.y) * cos(ego.heading) - (x - ego.x) * sin(ego.heading);
  return forward > AHEAD_MIN && forward < AHEAD_MAX && Math.abs(left) < 0.7 * forward;
}

function isFree(point: LanePoint, ego: LanePoint, places: readonly LanePoint[]): boolean {
  // The ego's origin is its rear axle; its front reaches further.
  if (hypot(point.x - ego.x, point.y - ego.y) < SPACING + 2) return false;
  return places.every((place) => hypot(place.x - point.x, place.y - point.y) >= SPACING);
}

function actorsAt(places: readonly LanePoint[], { models, egoModel }: Scenery, random: RandomStream): ActorsTruth {
  const count = places.length;
  const wearable = models.flatMap(({ kind, onRequest }, index) =>
    kind <= ACTOR_KIND.bus && index !== egoModel && onRequest !== true ? [index] : [],
  );
  const chosen = places.map(() => wearable[random.integer(wearable.length)]);
  const float = (value: (index: number) => number) => Float64Array.from({ length: count }, (_, index) => value(index));
  return {
    count,
    id: Int32Array.from({ length: count }, (_, index) => index + 2),
    kind: Uint8Array.from(chosen, (model) => models[model].kind),
    model: Uint8Array.from(chosen),
    color: Uint32Array.from(chosen, () => BODY_COLORS[random.integer(BODY_COLORS.length)]),
    x: float((i) => places[i].x),
    y: float((i) => places[i].y),
    z: float((i) => places[i].z),
    yaw: float((i) => places[i].heading),
    pitch: float(() => 0),
    roll: float(() => 0),
    speed: float(() => 0),
    acceleration: float(() => 0),
    length: float((i) => models[chosen[i]].length),
    width: float((i) => models[chosen[i]].width),
    height: float((i) => models[chosen[i]].height),
    lights: Uint8Array.from(chosen, () => (random.uniform() < 0.4 ? LIGHT.brake : 0)),
  };
}
