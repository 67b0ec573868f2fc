import { cos } from '../../../core/math/sin-cos.ts';

/** Mass of both [kg]; nuplan-devkit takes the same for all. */
const MASS = 2000;

/**
 * Change of the ego's velocity by a wholly plastic blow [m/s]:
 * dv = m_other / (m_other + m_ego) * sqrt(v1^2 + v2^2 - 2 v1 v2 cos(dpsi)).
 *
 * Source: nuplan-devkit, collision energy of at-fault collisions.
 *
 * @param ego speed [m/s]
 * @param other speed [m/s]
 * @param angle between both headings [rad]
 */
export function collisionEnergy(ego: number, other: number, angle: number, egoMass = MASS, otherMass = MASS): number {
  const square = ego * ego + other * other - 2 * ego * other * cos(angle);
  return (otherMass / (otherMass + egoMass)) * Math.sqrt(Math.max(0, square));
}
