import { cos, sin } from '../../core/math/sin-cos.ts';
import { ACTOR_KIND, type ActorsTruth } from '../../core/messages/actors-truth.ts';
import { createBox } from '../../core/oriented-box.ts';
import { boxDistance, setBox } from './box-distance.ts';
import { type DriveFrame, OTHERS_WITHIN } from './drive-frame.ts';
import type { PathAhead, PathPlace } from './path-ahead.ts';

/** Who is higher or lower by more than this, and by more than the steepest road makes of the distance, is on another deck [m], [1]. */
const DECK = 2.5;
const STEEPEST = 0.15;

/** Width of the way ahead where the ego is on no lane [m]. */
const USUAL_WIDTH = 3.5;

/** Fills in the others near the ego and who leads. Reads the ego's place and lane from the frame. */
export class OthersView {
  private readonly path: PathAhead;
  private readonly ego = createBox();
  private readonly other = createBox();
  private readonly place: PathPlace = { s: 0, d: 0, tx: 1, ty: 0, halfWidth: 0 };

  constructor(path: PathAhead) {
    this.path = path;
  }

  fill(frame: DriveFrame, actors: ActorsTruth | null): void {
    const { others } = frame;
    others.count = 0;
    frame.nearest = Number.POSITIVE_INFINITY;
    frame.leader = -1;
    frame.leaderGap = frame.leaderSpeed = frame.leaderAcceleration = frame.trafficSpeed = Number.NaN;
    if (actors === null || actors.count === 0) return;
    others.reserve(actors.count);
    setBox(this.ego, frame.centreX, frame.centreY, frame.cosYaw, frame.sinYaw, frame.halfLength, frame.halfWidth);
    for (let i = 0; i < actors.count; i++) this.take(frame, actors, i);
    if (others.count === 0) return;
    this.layPath(frame);
    let vehicles = 0;
    let speeds = 0;
    for (let i = 0; i < others.count; i++) {
      this.placeOnPath(frame, i);
      if (others.kind[i] >= ACTOR_KIND.bicycle) continue;
      vehicles++;
      speeds += others.speed[i];
    }
    if (vehicles > 0) frame.trafficSpeed = speeds / vehicles;
  }

  private take(frame: DriveFrame, actors: ActorsTruth, i: number): void {
    const { others, centreX, centreY, z } = frame;
    const x = actors.x[i];
    const y = actors.y[i];
    const dx = x - centreX;
    const dy = y - centreY;
    const square = dx * dx + dy * dy;
    const halfLength = actors.length[i] / 2;
    const halfWidth = actors.width[i] / 2;
    const reach = OTHERS_WITHIN + frame.halfLength + frame.halfWidth + halfLength + halfWidth;
    if (!(square <= reach * reach)) return;
    const rise = Math.abs(actors.z[i] - z);
    if (rise > DECK && rise > STEEPEST * Math.sqrt(square)) return;
    const cosYaw = cos(actors.yaw[i]);
    const sinYaw = sin(actors.yaw[i]);
    const distance = boxDistance(this.ego, setBox(this.other, x, y, cosYaw, sinYaw, halfLength, halfWidth));
    if (distance > OTHERS_WITHIN) return;
    const k = others.count++;
    others.index[k] = i;
    others.id[k] = actors.id[i];
    others.kind[k] = actors.kind[i];
    others.lights[k] = actors.lights[i];
    others.x[k] = x;
    others.y[k] = y;
    others.yaw[k] = actors.yaw[i];
    others.cosYaw[k] = cosYaw;
    others.sinYaw[k] = sinYaw;
    others.halfLength[k] = halfLength;
    others.halfWidth[k] = halfWidth;
    others.speed[k] = actors.speed[i];
    others.acceleration[k] = actors.acceleration[i];
    others.distance[k] = distance;
    others.bearingCos[k] = bearingCos(frame, x, y);
    frame.nearest = Math.min(frame.nearest, distance);
  }

  private layPath(frame: DriveFrame): void {
    const { lane, laneS, centreX, centreY, yaw } = frame;
    // Against the traffic the way ahead is that of the ego's heading.
    if (lane < 0 || Math.abs(frame.headingError) > Math.PI / 2)
      this.path.layStraight(centreX, centreY, yaw, USUAL_WIDTH);
    else this.path.lay(lane, laneS);
  }

  private placeOnPath(frame: DriveFrame, i: number): void {
    const { others, halfLength, halfWidth } = frame;
    const { place } = this;
    this.path.project(others.x[i], others.y[i], place);
    const along = others.cosYaw[i] * place.tx + others.sinYaw[i] * place.ty;
    const across = Math.abs(others.sinYaw[i] * place.tx - others.cosYaw[i] * place.ty);
    const halfS = others.halfLength[i] * Math.abs(along) + others.halfWidth[i] * across;
    const halfD = others.halfLength[i] * across + others.halfWidth[i] * Math.abs(along);
    others.pathS[i] = place.s;
    others.pathD[i] = place.d;
    others.alongSpeed[i] = others.speed[i] * along;
    const ownOffset = Number.isNaN(frame.laneOffset) ? 0 : frame.laneOffset;
    const isInLane = Math.abs(place.d) <= place.halfWidth;
    const isInWay = Math.abs(place.d - ownOffset) < halfD + halfWidth;
    const isAhead = place.s > 0 && place.s <= OTHERS_WITHIN + halfLength + halfS;
    others.inPath[i] = isAhead && (isInLane || isInWay) ? 1 : 0;
    others.gap[i] = Number.NaN;
    if (others.inPath[i] === 0) return;
    const gap = Math.max(0, place.s - halfS - halfLength);
    others.gap[i] = gap;
    if (frame.leader >= 0 && gap >= frame.leaderGap) return;
    frame.leader = i;
    frame.leaderGap = gap;
    frame.leaderSpeed = others.alongSpeed[i];
    frame.leaderAcceleration = others.acceleration[i] * along;
  }
}

/** Cosine of the angle between the ego's heading and the line from its rear axle to a place; 1 at the axle itself. */
export function bearingCos({ x, y, cosYaw, sinYaw }: DriveFrame, otherX: number, otherY: number): number {
  const dx = otherX - x;
  const dy = otherY - y;
  const distance = Math.sqrt(dx * dx + dy * dy);
  return distance === 0 ? 1 : (dx * cosYaw + dy * sinYaw) / distance;
}
