/** Deceleration that the distance from which a car asks is reckoned with [m/s^2], and room on top of it [m]. */
const ASKING_BRAKING = 2;
const ASKING_ROOM = 8;

/** How far before its place of waiting a car asks for a junction [m]: a second's way and comfortable braking. */
export function askingDistance(speed: number): number {
  return ASKING_ROOM + speed + (speed * speed) / (2 * ASKING_BRAKING);
}
