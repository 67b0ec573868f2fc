import { cos, sin } from '../../../../core/math/sin-cos.ts';
import type { Finish, MeshBuilder } from '../../mesh-builder.ts';
import { cross, dot, minus, type Point, plus, unit } from './point.ts';

/** A cut through a tube: its middle, and half its width across and along [m]. */
export interface TubeCut {
  readonly at: Point;
  readonly across: number;
  readonly along: number;
}

/** Finish of the piece between two cuts, by the cut it begins at and by its side, counted from the left forward. */
export type TubeFinish = Finish | ((band: number, side: number) => Finish);

/**
 * A closed tube of elliptic cuts from the first to the last. `across` lies along the model's y as far as the tube's own
 * direction allows; `along` is at right angles to both.
 */
export function addTube(builder: MeshBuilder, cuts: readonly TubeCut[], sides: number, finish: TubeFinish): void {
  const rings = cuts.map((cut, k) => addRing(builder, cut, directionAt(cuts, k), sides));
  const finishOf = (band: number, side: number) => (typeof finish === 'function' ? finish(band, side) : finish);
  for (let k = 1; k < rings.length; k++) {
    for (let i = 0; i < sides; i++) {
      const next = (i + 1) % sides;
      builder.quad(rings[k - 1][i], rings[k - 1][next], rings[k][next], rings[k][i], finishOf(k - 1, i));
    }
  }
  const [first, last] = [rings[0], rings[rings.length - 1]];
  for (let i = 2; i < sides; i++) {
    builder.triangle(first[0], first[i], first[i - 1], finishOf(0, i));
    builder.triangle(last[0], last[i - 1], last[i], finishOf(rings.length - 2, i));
  }
}

/** A round tube through points, of these radii [m]. */
export function addLimb(
  builder: MeshBuilder,
  points: readonly Point[],
  radii: readonly number[],
  sides: number,
  finish: TubeFinish,
): void {
  const cuts = points.map((at, k) => ({ at, across: radii[k], along: radii[k] }));
  addTube(builder, cuts, sides, finish);
}

function directionAt(cuts: readonly TubeCut[], k: number): Point {
  const before = cuts[Math.max(0, k - 1)].at;
  const after = cuts[Math.min(cuts.length - 1, k + 1)].at;
  return unit(minus(after, before));
}

/** Vertices counter-clockwise as seen from where the tube goes, the first on the left. */
function addRing(builder: MeshBuilder, { at, across, along }: TubeCut, direction: Point, sides: number): number[] {
  const isSideways = Math.abs(direction[1]) > 0.95;
  const reference: Point = isSideways ? [1, 0, 0] : [0, 1, 0];
  const u = unit(plus(reference, direction, -dot(reference, direction)));
  const v = cross(direction, u);
  return Array.from({ length: sides }, (_, i) => {
    const angle = (2 * Math.PI * i) / sides;
    const [x, y, z] = plus(plus(at, u, across * cos(angle)), v, along * sin(angle));
    return builder.vertex(x, y, Math.max(0, z));
  });
}
