import { cos, sin } from '../../../../core/math/sin-cos.ts';
import type { Finish, MeshBuilder } from '../../mesh-builder.ts';

const SIDES = 14;

/** A wheel of two-wheelers, its axle along y at (x, z): a ring of that inner radius, both of whose faces are seen [m]. */
export function addHoop(
  builder: MeshBuilder,
  x: number,
  z: number,
  radius: number,
  inner: number,
  halfWidth: number,
  finish: Finish,
): void {
  const ring = (of: number, y: number) =>
    Array.from({ length: SIDES }, (_, i) => {
      const angle = (2 * Math.PI * (i + 0.25)) / SIDES;
      return builder.vertex(x + of * cos(angle), y, Math.max(0, z + of * sin(angle)));
    });
  const left = { outer: ring(radius, 0.6 * halfWidth), inner: ring(inner, halfWidth) };
  const right = { outer: ring(radius, -0.6 * halfWidth), inner: ring(inner, -halfWidth) };
  for (let i = 0; i < SIDES; i++) {
    const k = (i + 1) % SIDES;
    builder.quad(left.outer[k], left.outer[i], left.inner[i], left.inner[k], finish);
    builder.quad(right.outer[i], right.outer[k], right.inner[k], right.inner[i], finish);
    builder.quad(left.outer[i], left.outer[k], right.outer[k], right.outer[i], finish);
  }
}
