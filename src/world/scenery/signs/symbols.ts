import { cos, sin } from '../../../core/math/sin-cos.ts';
import type { Colour } from '../palette.ts';
import type { Corner } from '../triangulate.ts';
import type { FaceCanvas } from './face-canvas.ts';

/** Arrows and figures on signs, in units of the board's half height. */

/** Points of an arc around (u, v) [rad]. */
export function arc(u: number, v: number, radius: number, from: number, to: number, parts = 8): Corner[] {
  return Array.from({ length: parts + 1 }, (_, i) => {
    const angle = from + ((to - from) * i) / parts;
    return [u + radius * cos(angle), v + radius * sin(angle)];
  });
}

/** The points moved, and scaled, mirrored where `scale` is negative. */
function placed(points: readonly Corner[], u: number, v: number, scaleU: number, scaleV = Math.abs(scaleU)): Corner[] {
  return points.map(([a, b]) => [u + scaleU * a, v + scaleV * b]);
}

/** Straight up. */
export function arrowAhead(canvas: FaceCanvas, colour: Colour, u = 0): void {
  canvas.arrow(
    [
      [u, -0.62],
      [u, 0.68],
    ],
    0.24,
    colour,
  );
}

/** Across the board to a side: 1 right, -1 left. */
export function arrowAcross(canvas: FaceCanvas, side: 1 | -1, colour: Colour, v = 0): void {
  canvas.arrow(
    [
      [-0.66 * side, v],
      [0.7 * side, v],
    ],
    0.24,
    colour,
  );
}

/** Up, then round a corner to a side. */
export function arrowTurn(canvas: FaceCanvas, side: 1 | -1, colour: Colour): void {
  const bend = arc(-0.02, -0.14, 0.32, Math.PI, Math.PI / 2, 5);
  canvas.arrow(placed([[-0.34, -0.6], ...bend, [0.66, 0.18]], 0, 0, side), 0.22, colour);
}

/** A straight arrow and one to a side from one shaft. */
export function arrowAheadOr(canvas: FaceCanvas, side: 1 | -1, colour: Colour): void {
  const u = -0.18 * side;
  canvas.arrow(
    [
      [u, -0.66],
      [u, 0.72],
    ],
    0.19,
    colour,
  );
  canvas.arrow(
    [
      [u, -0.14],
      [u + 0.78 * side, -0.14],
    ],
    0.19,
    colour,
  );
}

/** To both sides from one shaft. */
export function arrowLeftOrRight(canvas: FaceCanvas, colour: Colour): void {
  canvas.stroke(
    [
      [0, -0.55],
      [0, 0.02],
    ],
    0.2,
    colour,
  );
  for (const side of [1, -1] as const)
    canvas.arrow(
      placed(
        [
          [0, 0.12],
          [0.72, 0.12],
        ],
        0,
        0,
        side,
      ),
      0.2,
      colour,
    );
}

/** Down to the side on which one passes. */
export function arrowPass(canvas: FaceCanvas, side: 1 | -1, colour: Colour): void {
  canvas.arrow(
    placed(
      [
        [-0.44, 0.44],
        [0.52, -0.52],
      ],
      0,
      0,
      side,
      1,
    ),
    0.24,
    colour,
  );
}

/** Back where one came from. */
export function arrowBack(canvas: FaceCanvas, colour: Colour): void {
  canvas.arrow([[0.3, -0.5], ...arc(0, 0.14, 0.3, 0, Math.PI), [-0.3, -0.45]], 0.17, colour);
}

/** Three arrows around a middle, with right-hand traffic counter-clockwise. */
export function arrowsAround(canvas: FaceCanvas, radius: number, leftHand: boolean, colour: Colour, v = 0): void {
  for (let i = 0; i < 3; i++) {
    const start = -Math.PI / 2 + (i * 2 * Math.PI) / 3;
    const points = arc(0, 0, radius, start, start + 1.75, 6);
    canvas.arrow(placed(points, 0, v, leftHand ? -1 : 1), 0.3 * radius, colour);
  }
}

/** One who walks, `size` of 1 filling the board from top to bottom. */
export function walker(canvas: FaceCanvas, u: number, v: number, size: number, colour: Colour): void {
  const at = (points: readonly Corner[]) => placed(points, u, v, size);
  const [hu, hv] = at([[0.02, 0.68]])[0];
  canvas.disc(hu, hv, 0.16 * size, colour, 10);
  canvas.stroke(
    at([
      [0, 0.42],
      [0, -0.1],
    ]),
    0.26 * size,
    colour,
  );
  canvas.stroke(
    at([
      [0, -0.12],
      [0.16, -0.42],
      [0.36, -0.82],
    ]),
    0.15 * size,
    colour,
  );
  canvas.stroke(
    at([
      [0, -0.12],
      [-0.1, -0.46],
      [-0.38, -0.78],
    ]),
    0.15 * size,
    colour,
  );
  canvas.stroke(
    at([
      [0, 0.4],
      [0.26, 0.14],
      [0.4, 0.2],
    ]),
    0.1 * size,
    colour,
  );
  canvas.stroke(
    at([
      [0, 0.4],
      [-0.26, 0.2],
      [-0.34, -0.06],
    ]),
    0.1 * size,
    colour,
  );
}

/** A car seen from behind, 1 wide. */
export function carBehind(canvas: FaceCanvas, u: number, v: number, size: number, colour: Colour): void {
  const body: Corner[] = [
    [-0.5, -0.34],
    [-0.32, -0.34],
    [-0.32, -0.24],
    [0.32, -0.24],
    [0.32, -0.34],
    [0.5, -0.34],
    [0.5, 0.06],
    [0.32, 0.36],
    [-0.32, 0.36],
    [-0.5, 0.06],
  ];
  canvas.polygon(placed(body, u, v, size), colour);
}

/** A lorry seen from behind, 1 wide. */
export function lorryBehind(canvas: FaceCanvas, u: number, v: number, size: number, colour: Colour): void {
  const body: Corner[] = [
    [-0.44, -0.5],
    [-0.22, -0.5],
    [-0.22, -0.36],
    [0.22, -0.36],
    [0.22, -0.5],
    [0.44, -0.5],
    [0.44, 0.5],
    [-0.44, 0.5],
  ];
  canvas.polygon(placed(body, u, v, size), colour);
}

/** A bicycle, 2 long. */
export function bicycle(canvas: FaceCanvas, v: number, size: number, colour: Colour): void {
  for (const u of [-0.52, 0.52])
    canvas.stroke(placed(arc(u, -0.2, 0.36, 0, 2 * Math.PI, 14), 0, v, size), 0.09 * size, colour);
  const frame: Corner[] = [
    [-0.52, -0.2],
    [-0.22, 0.26],
    [0.32, 0.26],
    [-0.02, -0.2],
    [-0.28, 0.38],
  ];
  canvas.stroke(placed(frame, 0, v, size), 0.09 * size, colour);
  canvas.stroke(
    placed(
      [
        [0.52, -0.2],
        [0.28, 0.48],
        [0.46, 0.5],
      ],
      0,
      v,
      size,
    ),
    0.09 * size,
    colour,
  );
}

/** One who shovels at a heap. */
export function digger(canvas: FaceCanvas, v: number, size: number, colour: Colour): void {
  const at = (points: readonly Corner[]) => placed(points, 0, v, size);
  const [hu, hv] = at([[-0.08, 0.62]])[0];
  canvas.disc(hu, hv, 0.14 * size, colour, 10);
  canvas.stroke(
    at([
      [-0.16, 0.36],
      [-0.3, -0.1],
    ]),
    0.24 * size,
    colour,
  );
  canvas.stroke(
    at([
      [-0.3, -0.1],
      [-0.1, -0.4],
      [-0.12, -0.8],
    ]),
    0.14 * size,
    colour,
  );
  canvas.stroke(
    at([
      [-0.32, -0.1],
      [-0.46, -0.8],
    ]),
    0.14 * size,
    colour,
  );
  canvas.stroke(
    at([
      [-0.14, 0.34],
      [0.12, 0.04],
      [0.34, -0.5],
    ]),
    0.09 * size,
    colour,
  );
  canvas.polygon(
    at([
      [0.2, -0.84],
      [0.9, -0.84],
      [0.54, -0.4],
    ]),
    colour,
  );
}
