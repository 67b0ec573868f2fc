import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Solid } from './mesh.ts';

/** A point on the ground [m]. */
export type GroundPoint = readonly [x: number, y: number];

/** Corners of an upright box, enlarged by `margin` on every side, counter-clockwise. */
export function cornersOf(solid: Solid, margin = 0): GroundPoint[] {
  const c = cos(solid.yaw);
  const s = sin(solid.yaw);
  const x = solid.length / 2 + margin;
  const y = solid.width / 2 + margin;
  return (
    [
      [x, y],
      [-x, y],
      [-x, -y],
      [x, -y],
    ] as const
  ).map(([u, v]) => [solid.x + c * u - s * v, solid.y + s * u + c * v]);
}

/** Whether two boxes are nearer than `margin`, by separating axes (corners rounded towards "near"). */
export function footprintsTouch(a: Solid, b: Solid, margin: number): boolean {
  const reach = halfDiagonal(a) + halfDiagonal(b) + 2 * margin;
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  if (dx * dx + dy * dy > reach * reach) return false;
  const p = cornersOf(a, margin);
  const q = cornersOf(b);
  return [a.yaw, a.yaw + Math.PI / 2, b.yaw, b.yaw + Math.PI / 2].every((angle) => {
    const [x, y] = [cos(angle), sin(angle)];
    const along = (points: GroundPoint[]) => points.map((point) => x * point[0] + y * point[1]);
    const [f, g] = [along(p), along(q)];
    return Math.min(...f) <= Math.max(...g) && Math.min(...g) <= Math.max(...f);
  });
}

function halfDiagonal({ length, width }: Solid): number {
  return Math.sqrt(length * length + width * width) / 2;
}
