import { cos, sin } from '../../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { PREDICTION_COUNT, PREDICTION_SECONDS, SAMPLE_SECONDS } from '../../planning/planning-problem.ts';
import type { RoadUser } from '../../planning/road-users/road-user.ts';
import { type ReferenceLine, type ReferencePoint, referencePointAt } from '../../planning/route/reference-line.ts';
import type { LaneTrajectory } from '../../planning/trajectory/lane-trajectory.ts';

/** Room around the ego that nobody's predicted box may enter [m]; at the sides it grows with time [m/s]. */
const ROOM = 0.15;
const GROWTH = 0.04;

/** A predicted contact. */
export interface Contact {
  /** [s] */
  readonly time: number;
  readonly user: RoadUser;
  /** The ego's speed then [m/s]. */
  readonly speed: number;
}

/**
 * The first contact of a trajectory with anybody's predicted ways by oriented boxes (separating axes; Gottschalk, Lin and
 * Manocha 1996), null for none. Those who come from behind and would run into our rear are left out: they have eyes, too.
 */
export function firstContact(
  line: ReferenceLine,
  trajectory: LaneTrajectory,
  vehicle: VehicleSpecification,
  users: readonly RoadUser[],
): Contact | null {
  const middle = vehicle.length / 2 - vehicle.rearOverhang;
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const k = Math.min(Math.round((i * PREDICTION_SECONDS) / SAMPLE_SECONDS), trajectory.s.length - 1);
    const speed = trajectory.speed[k];
    const d = trajectory.d[k];
    referencePointAt(line, trajectory.s[k], point);
    const yaw = point.heading + trajectory.slope[k];
    const cosine = cos(yaw);
    const sine = sin(yaw);
    const x = point.x - d * sin(point.heading) + middle * cosine;
    const y = point.y + d * cos(point.heading) + middle * sine;
    const grown = ROOM + GROWTH * i * PREDICTION_SECONDS;
    const halfLength = vehicle.length / 2 + ROOM;
    const halfWidth = vehicle.width / 2 + grown;
    const reach = halfLength + halfWidth;
    for (const user of users) {
      const far = reach + user.length / 2 + user.width / 2;
      for (let w = 0; w < user.wayCount; w++) {
        const way = user.ways[w];
        const dx = way.x[i] - x;
        const dy = way.y[i] - y;
        if (dx * dx + dy * dy > far * far) continue;
        const along = dx * cosine + dy * sine;
        const across = dy * cosine - dx * sine;
        if (comesFromBehind(user, way.yaw[i] - yaw, along, halfLength)) continue;
        if (boxesMeet(along, across, way.yaw[i] - yaw, halfLength, halfWidth, user.length / 2, user.width / 2)) {
          return { time: i * PREDICTION_SECONDS, user, speed };
        }
      }
    }
  }
  return null;
}

function comesFromBehind(user: RoadUser, turn: number, along: number, halfLength: number): boolean {
  return along < -halfLength * 0.5 && cos(turn) > 0.5 && user.speed > 0;
}

/** Whether a box at (x, y), turned by `turn`, meets one around the origin. */
function boxesMeet(x: number, y: number, turn: number, l: number, w: number, l2: number, w2: number): boolean {
  const c = Math.abs(cos(turn));
  const s = Math.abs(sin(turn));
  if (Math.abs(x) > l + l2 * c + w2 * s || Math.abs(y) > w + l2 * s + w2 * c) return false;
  const x2 = x * cos(turn) + y * sin(turn);
  const y2 = y * cos(turn) - x * sin(turn);
  return Math.abs(x2) <= l2 + l * c + w * s && Math.abs(y2) <= w2 + l * s + w * c;
}

const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
