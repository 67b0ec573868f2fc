import type { Corner } from '../triangulate.ts';
import { paintBoard, paintInfo, paintProhibition, paintStruck } from './boards.ts';
import type { FaceCanvas } from './face-canvas.ts';
import { SIGN_BLACK, SIGN_BLUE, SIGN_RED, SIGN_WHITE, SIGN_YELLOW } from './sign-colours.ts';
import type { Faces } from './sign-face.ts';

/** Who goes first: Vienna convention, class B. */
export const PRIORITY_FACES: Faces = {
  stop: {
    board: 'octagon',
    height: 0.9,
    aspect: 1,
    paint(canvas) {
      paintBoard(canvas, 'octagon', 1, SIGN_WHITE, 0.06, SIGN_RED);
      canvas.text('STOP', 0, 0, 0.66, 1.6, SIGN_WHITE);
    },
  },
  allWay: {
    board: 'plate',
    height: 0.22,
    aspect: 2.6,
    paint(canvas, _, aspect) {
      paintBoard(canvas, 'plate', aspect, SIGN_WHITE, 0.08, SIGN_RED);
      canvas.text('ALL WAY', 0, 0, 0.9, 1.7 * aspect, SIGN_WHITE);
    },
  },
  yield: {
    board: 'pointDown',
    height: 0.78,
    aspect: 1.15,
    paint(canvas, { style }) {
      paintBoard(canvas, 'pointDown', 1, SIGN_RED, style === 'mutcd' ? 0.2 : 0.17, SIGN_WHITE);
      if (style === 'mutcd') canvas.text('YIELD', 0, 0.35, 0.24, 1, SIGN_RED);
    },
  },
  priorityRoad: {
    board: 'diamond',
    height: 0.85,
    aspect: 1,
    paint: paintPriority,
  },
  priorityRoadEnd: {
    board: 'diamond',
    height: 0.85,
    aspect: 1,
    paint(canvas) {
      paintPriority(canvas);
      paintStruck(canvas, SIGN_BLACK, 0.22);
    },
  },
  priorityHere: {
    board: 'triangle',
    height: 0.78,
    aspect: 1.15,
    paint(canvas) {
      paintBoard(canvas, 'triangle', 1, SIGN_RED, 0.17, SIGN_WHITE);
      canvas.arrow(UP, 0.16, SIGN_BLACK);
      canvas.stroke(
        [
          [-0.34, -0.28],
          [0.34, -0.28],
        ],
        0.09,
        SIGN_BLACK,
      );
    },
  },
  yieldToOncoming: {
    board: 'disc',
    height: 0.6,
    aspect: 1,
    paint(canvas) {
      paintProhibition(canvas);
      canvas.arrow(shifted(UP, -0.26), 0.14, SIGN_RED);
      canvas.arrow(shifted(UP, 0.26).reverse(), 0.17, SIGN_BLACK);
    },
  },
  priorityOverOncoming: {
    board: 'square',
    height: 0.6,
    aspect: 1,
    paint(canvas, _, aspect) {
      paintInfo(canvas, aspect, SIGN_BLUE);
      canvas.arrow(shifted(UP, 0.3), 0.2, SIGN_WHITE);
      canvas.arrow(shifted(UP, -0.3).reverse(), 0.14, SIGN_RED);
    },
  },
  levelCrossing: {
    board: 'saltire',
    height: 1,
    aspect: 1,
    paint(canvas) {
      for (const side of [1, -1]) {
        canvas.nextLayer().stroke(diagonal(side, 0.78), 0.3, SIGN_RED);
        canvas.nextLayer().stroke(diagonal(side, 0.6), 0.24, SIGN_WHITE);
      }
    },
  },
};

const UP: readonly Corner[] = [
  [0, -0.62],
  [0, 0.5],
];

function shifted(points: readonly Corner[], by: number): Corner[] {
  return points.map(([u, v]) => [u + by, v]);
}

function diagonal(side: number, reach: number): Corner[] {
  return [
    [-reach * side, -reach],
    [reach * side, reach],
  ];
}

function paintPriority(canvas: FaceCanvas): void {
  paintBoard(canvas, 'diamond', 1, SIGN_WHITE, 0.18, SIGN_YELLOW);
}
