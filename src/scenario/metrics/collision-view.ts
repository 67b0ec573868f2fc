import { angleDifference } from '../../core/math/angle.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { Collision } from '../../core/messages/run-truth.ts';
import { createBox } from '../../core/oriented-box.ts';
import { segmentMeetsBox, setBox } from './box-distance.ts';
import type { CollisionRecord, CollisionType } from './collision-record.ts';
import type { DriveFrame } from './drive-frame.ts';
import { bearingCos } from './others-view.ts';

/** Slower than this a party counts as stopped [m/s]: nuPlan's stopped_speed_threshold. */
const STOPPED = 0.05;

/** Cosine of the bearing beyond which another is behind: 150 degrees, as in nuPlan's is_agent_behind. */
const BEHIND = -0.8660254037844387;

/** Others by id, with their speeds [m/s]. */
export type SpeedsBefore = Pick<ActorsTruth, 'count' | 'id' | 'speed'>;

/** Tells what a collision needs to be judged by. `frame` holds the ego and its lanes at the tick of the collision. */
export function recordCollision(
  collision: Collision,
  frame: DriveFrame,
  egoSpeed: number,
  actors: ActorsTruth | null,
  before: SpeedsBefore | null,
): CollisionRecord {
  const at = collision.otherKind === 'scenery' || actors === null ? -1 : placeOf(actors, collision.other);
  const otherSpeed = at < 0 ? 0 : speedOf(before ?? actors, collision.other);
  return {
    ...collision,
    type: typeOf(collision, frame, egoSpeed, otherSpeed, actors, at),
    kind: at < 0 || actors === null ? -1 : actors.kind[at],
    egoSpeed,
    otherSpeed,
    headingDifference: at < 0 || actors === null ? 0 : angleDifference(actors.yaw[at], frame.yaw),
    betweenLanes: frame.inSeveralLanes || frame.outside > 0,
    egoX: frame.x,
    egoY: frame.y,
  };
}

function typeOf(
  { x, y }: Collision,
  frame: DriveFrame,
  egoSpeed: number,
  otherSpeed: number,
  actors: ActorsTruth | null,
  at: number,
): CollisionType {
  if (Math.abs(egoSpeed) <= STOPPED) return 'ego-stopped';
  if (Math.abs(otherSpeed) <= STOPPED) return 'other-stopped';
  if (at < 0 || actors === null) return bearingCos(frame, x, y) < BEHIND ? 'rear' : 'front';
  if (bearingCos(frame, actors.x[at], actors.y[at]) < BEHIND) return 'rear';
  const yaw = actors.yaw[at];
  setBox(box, actors.x[at], actors.y[at], cos(yaw), sin(yaw), actors.length[at] / 2, actors.width[at] / 2);
  const { centreX, centreY, cosYaw, sinYaw, halfLength, halfWidth } = frame;
  const frontX = centreX + halfLength * cosYaw;
  const frontY = centreY + halfLength * sinYaw;
  const leftX = -halfWidth * sinYaw;
  const leftY = halfWidth * cosYaw;
  const isFront = segmentMeetsBox(frontX + leftX, frontY + leftY, frontX - leftX, frontY - leftY, box);
  return isFront ? 'front' : 'side';
}

function placeOf(actors: Pick<ActorsTruth, 'count' | 'id'>, id: number): number {
  for (let i = 0; i < actors.count; i++) if (actors.id[i] === id) return i;
  return -1;
}

function speedOf(actors: SpeedsBefore | null, id: number): number {
  if (actors === null) return 0;
  const at = placeOf(actors, id);
  return at < 0 ? 0 : actors.speed[at];
}

const box = createBox();
