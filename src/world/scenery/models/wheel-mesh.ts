import { cos, sin } from '../../../core/math/sin-cos.ts';
import type { LocalFrame } from '../box-mesh.ts';
import type { Finish, MeshBuilder } from '../mesh-builder.ts';
import type { VehicleFinishes } from './finishes.ts';

const SIDES = 9;
/** Width of a tyre in shares of its radius, and how far the wheel stands out of its dark arch [m]. */
const TYRE = 0.7;
const PROUD = 0.015;

/** A wheel whose outer face is at y, facing `side`, in the shade of its arch. */
export function addWheel(
  builder: MeshBuilder,
  frame: LocalFrame,
  x: number,
  y: number,
  side: 1 | -1,
  radius: number,
  finishes: VehicleFinishes,
): void {
  const face = y + side * PROUD;
  addDisc(builder, frame, x, y, radius, 1.16 * radius, side, finishes.dark);
  addDisc(builder, frame, x, face, radius, radius, side, finishes.tyre);
  addDisc(builder, frame, x, face + side * 0.008, radius, 0.6 * radius, side, finishes.rim);
  const outer = ring(builder, frame, x, face, radius, radius, side);
  const inner = ring(builder, frame, x, face - side * TYRE * radius, radius, radius, side);
  for (let i = 0; i < SIDES; i++) {
    const k = (i + 1) % SIDES;
    builder.quad(outer[i], inner[i], inner[k], outer[k], finishes.tyre);
  }
}

function addDisc(
  builder: MeshBuilder,
  frame: LocalFrame,
  x: number,
  y: number,
  z: number,
  radius: number,
  side: 1 | -1,
  finish: Finish,
): void {
  const rim = ring(builder, frame, x, y, z, radius, side);
  for (let i = 2; i < SIDES; i++) builder.triangle(rim[0], rim[i - 1], rim[i], finish);
}

/** Vertices around the axle, counter-clockwise seen from the side that the wheel faces. */
function ring(
  builder: MeshBuilder,
  frame: LocalFrame,
  x: number,
  y: number,
  z: number,
  radius: number,
  side: 1 | -1,
): number[] {
  return Array.from({ length: SIDES }, (_, i) => {
    const angle = (2 * Math.PI * (i + 0.25)) / SIDES;
    return frame.vertex(builder, x - side * radius * cos(angle), y, Math.max(0, z + radius * sin(angle)));
  });
}
