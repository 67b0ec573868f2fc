export const TWO_PI = 2 * Math.PI;
export const HALF_PI = Math.PI / 2;

/** The same direction as an angle in (-pi, pi]. */
export function wrapAngle(angle: number): number {
  if (angle > -Math.PI && angle <= Math.PI) return angle;
  // The remainder is exact, and so is taking 2 pi from a number between pi and 2 pi (Sterbenz).
  const rest = angle % TWO_PI;
  if (rest > Math.PI) return rest - TWO_PI;
  return rest <= -Math.PI ? rest + TWO_PI : rest;
}

/** The turn in (-pi, pi] that leads from direction `from` to direction `to`, positive to the left. */
export function angleDifference(to: number, from: number): number {
  return wrapAngle(to - from);
}

export function degreesToRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

export function radiansToDegrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
