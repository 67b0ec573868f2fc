import type { Colour } from '../palette.ts';
import type { Corner } from '../triangulate.ts';
import { type FaceCanvas, rectangle, ring } from './face-canvas.ts';
import { SIGN_BLACK, SIGN_RED, SIGN_WHITE } from './sign-colours.ts';

/** Shapes of boards; `plate` is as wide as its aspect says. Units: half the board's height. */
export type Board = 'disc' | 'octagon' | 'triangle' | 'pointDown' | 'diamond' | 'square' | 'plate' | 'saltire';

/** Height over width of an equilateral triangle. */
const TRIANGLE = Math.sqrt(3) / 2;

/** Outline of a board shrunk by `inset`, a share of its half height; `aspect` is its width over its height. */
export function boardOutline(board: Board, aspect: number, inset: number): Corner[] {
  switch (board) {
    case 'octagon':
      return ring(0, 0, (1 - inset) / OCTAGON, 8);
    case 'triangle':
      return triangle(inset, 1);
    case 'pointDown':
      return triangle(inset, -1);
    case 'diamond': {
      const r = 1 - inset * Math.SQRT2;
      return [
        [0, -r],
        [r, 0],
        [0, r],
        [-r, 0],
      ];
    }
    case 'square':
    case 'plate':
      return rectangle(inset - aspect, inset - 1, aspect - inset, 1 - inset);
    default:
      return ring(0, 0, 1 - inset, 24);
  }
}

/** Distance from an octagon's middle to its sides, in circumradii. */
const OCTAGON = 0.92388;

/** As high as 2 with rounded tips; `up` -1 turns its point down. A line `inset` inside the sides keeps their distance. */
function triangle(inset: number, up: 1 | -1): Corner[] {
  const half = 1 / TRIANGLE;
  const low = -1 + inset;
  const tip = 1 - 2 * inset;
  const foot = half - inset * 2 * TRIANGLE;
  const cut = 0.07;
  const corners: Corner[] = [
    [-foot + cut, low],
    [foot - cut, low],
    [foot - cut / 2, low + cut * TRIANGLE],
    [cut / 2, tip - cut * TRIANGLE],
    [-cut / 2, tip - cut * TRIANGLE],
    [-foot + cut / 2, low + cut * TRIANGLE],
  ];
  return up === 1 ? corners : corners.map(([u, v]): Corner => [u, -v]);
}

/** Paints rim and ground of a board. */
export function paintBoard(
  canvas: FaceCanvas,
  board: Board,
  aspect: number,
  rim: Colour,
  rimWidth: number,
  ground: Colour,
): void {
  canvas.nextLayer().polygon(boardOutline(board, aspect, 0), rim);
  if (rimWidth > 0) canvas.nextLayer().polygon(boardOutline(board, aspect, rimWidth), ground);
  canvas.nextLayer();
}

/** White in a red ring: what is forbidden. */
export function paintProhibition(canvas: FaceCanvas): void {
  paintBoard(canvas, 'disc', 1, SIGN_RED, 0.22, SIGN_WHITE);
}

/** White in a thin rim. */
export function paintEnd(canvas: FaceCanvas): void {
  paintBoard(canvas, 'disc', 1, SIGN_BLACK, 0.04, SIGN_WHITE);
}

/** An order: a coloured disc with a white line inside its rim. */
export function paintOrder(canvas: FaceCanvas, ground: Colour): void {
  canvas.nextLayer().polygon(boardOutline('disc', 1, 0), SIGN_WHITE);
  canvas.nextLayer().polygon(boardOutline('disc', 1, 0.05), ground);
  canvas.nextLayer();
}

/** A coloured plate with a white line inside its rim. */
export function paintInfo(canvas: FaceCanvas, aspect: number, ground: Colour): void {
  paintBoard(canvas, 'plate', aspect, SIGN_WHITE, 0.06, ground);
}

/** The stroke across what has ended, from the lower left to the upper right. */
export function paintStruck(canvas: FaceCanvas, colour: Colour, width = 0.09): void {
  canvas.nextLayer();
  canvas.stroke(
    [
      [-0.58, -0.58],
      [0.58, 0.58],
    ],
    width,
    colour,
  );
}
