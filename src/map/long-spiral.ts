import { cos, sin } from '../core/math/sin-cos.ts';
import type { Geometry } from './opendrive/geometry-record.ts';
import { type Displacement, spiralDisplacement } from './spiral.ts';

type Spiral = Extract<Geometry, { kind: 'spiral' }>;

/** Spirals that turn by more than this are integrated in pieces [rad]: no road has one, but broken files do. */
const LONG = 16;
/** Turn of one piece [rad]. */
const PIECE = 4;

/** Where the pieces of a spiral begin, as displacements from its start. */
interface Pieces {
  readonly length: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Measured when first asked for; what is kept follows from the geometry alone. */
const measured = new WeakMap<Spiral, Pieces>();
const step: Displacement = { x: 0, y: 0 };

export function isLongSpiral({ length, curvStart, curvEnd }: Spiral): boolean {
  return length * (Math.abs(curvStart) + Math.abs(curvEnd)) > LONG;
}

/** Like `spiralDisplacement`, but at a cost that does not grow with the turn before `ds`. */
export function longSpiralDisplacement(spiral: Spiral, ds: number, out: Displacement): void {
  const { x, y, length } = piecesOf(spiral);
  const i = Math.min(x.length - 1, Math.max(0, Math.floor(ds / length)));
  advance(spiral, i * length, ds - i * length, out);
  out.x += x[i];
  out.y += y[i];
}

function piecesOf(spiral: Spiral): Pieces {
  const known = measured.get(spiral);
  if (known !== undefined) return known;
  const turn = spiral.length * (Math.abs(spiral.curvStart) + Math.abs(spiral.curvEnd));
  const count = Math.ceil(turn / PIECE);
  const length = spiral.length / count;
  const pieces = { length, x: new Float64Array(count), y: new Float64Array(count) };
  for (let i = 1; i < count; i++) {
    advance(spiral, (i - 1) * length, length, step);
    pieces.x[i] = pieces.x[i - 1] + step.x;
    pieces.y[i] = pieces.y[i - 1] + step.y;
  }
  measured.set(spiral, pieces);
  return pieces;
}

/** From one place on the spiral `ds` further, in the frame of the spiral's start. */
function advance({ length, curvStart, curvEnd }: Spiral, from: number, ds: number, out: Displacement): void {
  const rate = (curvEnd - curvStart) / length;
  const heading = from * (curvStart + (rate * from) / 2);
  spiralDisplacement(curvStart + rate * from, rate, ds, out);
  const { x, y } = out;
  out.x = cos(heading) * x - sin(heading) * y;
  out.y = sin(heading) * x + cos(heading) * y;
}
