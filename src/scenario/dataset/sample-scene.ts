import { clamp } from '../../core/math/clamp.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import { SIGNAL_STATE, type SignalsTruth } from '../../core/messages/signals.ts';
import type { RandomStream } from '../../core/random.ts';
import { standingEgo } from '../../core/standing-ego.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import { sampleActors } from './sample-actors.ts';

/** Where the camera stands and what it could see: everything that a frame is drawn from. */
export interface SampledScene {
  readonly ego: EgoTruth;
  readonly actors: ActorsTruth;
  readonly signals: SignalsTruth;
}

/** Scatter of the ego in its lane, one standard deviation: wider than a drive's, so that the network knows the way back. */
const LATERAL_SCATTER = 0.5;
const YAW_SCATTER = 0.1;
/** Pitch and roll under braking and in curves [rad]. */
const TILT_SCATTER = 0.012;
/** Every so many frames the ego stands right behind or among cars at a junction rather than anywhere. */
const JUNCTION_SHARE = 0.3;

/** What signals may show in a frame; the shipped network was trained on these. */
const STATES = [SIGNAL_STATE.off, SIGNAL_STATE.red, SIGNAL_STATE.redAmber, SIGNAL_STATE.green, SIGNAL_STATE.amber];

/** Draws one frame's scene from a stream: the ego anywhere on the lanes, cars about it, any state of the signals. */
export function sampleScene(map: RoadMap, scenery: Scenery, random: RandomStream): SampledScene {
  const place = egoPlace(map, random);
  const actors = sampleActors(map, scenery, place, random);
  const signals = { state: Uint8Array.from(map.signals, () => STATES[random.integer(STATES.length)]) };
  return { ego: egoAt(place, random), actors, signals };
}

/** A lane drawn by length, or, for a share, one inside a junction or right before it. */
function egoPlace(map: RoadMap, random: RandomStream): LanePoint {
  const nearJunction = random.uniform() < JUNCTION_SHARE;
  const lanes = map.lanes.filter((lane) => !nearJunction || lane.junction >= 0);
  const total = lanes.reduce((sum, lane) => sum + lane.length, 0);
  let s = random.uniform() * total;
  let chosen = lanes[lanes.length - 1];
  for (const lane of lanes) {
    if (s < lane.length) {
      chosen = lane;
      break;
    }
    s -= lane.length;
  }
  const place: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(chosen, Math.min(s, chosen.length), place);
  const offset = clamp(random.normal() * LATERAL_SCATTER, -1.5, 1.5);
  place.x -= offset * sin(place.heading);
  place.y += offset * cos(place.heading);
  place.heading += clamp(random.normal() * YAW_SCATTER, -0.35, 0.35);
  return place;
}

function egoAt(place: LanePoint, random: RandomStream): EgoTruth {
  const { x, y, z, heading: yaw } = place;
  const pitch = random.normal() * TILT_SCATTER;
  const roll = random.normal() * TILT_SCATTER;
  return standingEgo({ x, y, z, yaw, pitch, roll });
}
