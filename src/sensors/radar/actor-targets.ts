import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import { actorCrossSection } from './actor-cross-section.ts';
import type { RadarMotion } from './radar-motion.ts';

/** Share of its box that an actor fills, seen from the side [1]. */
const FILL = 0.75;

const FIRST_CAPACITY = 64;

/** The actors of a tick as targets in a radar's frame (x forward, y left, z up); arrays are index-aligned with ActorsTruth. */
export class ActorTargets {
  /** Velocity over the ground [m/s]. */
  vx = new Float64Array(FIRST_CAPACITY);
  vy = new Float64Array(FIRST_CAPACITY);
  vz = new Float64Array(FIRST_CAPACITY);
  /** Mean cross section towards the radar [m^2], and area that it shows [m^2]. */
  section = new Float64Array(FIRST_CAPACITY);
  silhouette = new Float64Array(FIRST_CAPACITY);
  /** Area of it that beams have met so far [m^2]. */
  seen = new Float64Array(FIRST_CAPACITY);

  set(actors: ActorsTruth, { pose, rotation }: RadarMotion): void {
    if (actors.count > this.vx.length) this.grow(2 * actors.count);
    for (let i = 0; i < actors.count; i++) {
      const forwardX = cos(actors.yaw[i]);
      const forwardY = sin(actors.yaw[i]);
      const speed = actors.speed[i];
      this.vx[i] = speed * (rotation[0] * forwardX + rotation[3] * forwardY);
      this.vy[i] = speed * (rotation[1] * forwardX + rotation[4] * forwardY);
      this.vz[i] = speed * (rotation[2] * forwardX + rotation[5] * forwardY);
      const dx = actors.x[i] - pose.x;
      const dy = actors.y[i] - pose.y;
      const distance = Math.sqrt(dx * dx + dy * dy) + 1e-9;
      const along = Math.abs(forwardX * dx + forwardY * dy) / distance;
      const across = Math.abs(forwardX * dy - forwardY * dx) / distance;
      this.section[i] = actorCrossSection(actors.kind[i], along, across);
      this.silhouette[i] = FILL * actors.height[i] * (actors.width[i] * along + actors.length[i] * across);
      this.seen[i] = 0;
    }
  }

  private grow(capacity: number): void {
    this.vx = new Float64Array(capacity);
    this.vy = new Float64Array(capacity);
    this.vz = new Float64Array(capacity);
    this.section = new Float64Array(capacity);
    this.silhouette = new Float64Array(capacity);
    this.seen = new Float64Array(capacity);
  }
}
