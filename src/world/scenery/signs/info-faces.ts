import type { Colour } from '../palette.ts';
import { paintBoard, paintInfo, paintStruck } from './boards.ts';
import type { FaceCanvas } from './face-canvas.ts';
import { SIGN_BLACK, SIGN_BLUE, SIGN_GREEN, SIGN_RED, SIGN_WHITE, SIGN_YELLOW } from './sign-colours.ts';
import type { Face, Faces } from './sign-face.ts';
import { carBehind, walker } from './symbols.ts';

const square = (ground: Colour, paint: (canvas: FaceCanvas, text: string) => void, struck = false): Face => ({
  board: 'square',
  height: 0.6,
  aspect: 1,
  paint(canvas, { text }, aspect) {
    paintInfo(canvas, aspect, ground);
    paint(canvas, text);
    if (struck) paintStruck(canvas, SIGN_RED, 0.14);
  },
});

/** Two carriageways that run away from the reader under a bridge. */
function motorway(canvas: FaceCanvas): void {
  for (const side of [1, -1]) {
    canvas.polygon(
      [
        [0.08 * side, -0.75],
        [0.5 * side, -0.75],
        [0.2 * side, 0.72],
        [0.06 * side, 0.72],
      ],
      SIGN_WHITE,
    );
  }
  canvas.stroke(
    [
      [-0.6, 0.16],
      [0.6, 0.16],
    ],
    0.14,
    SIGN_WHITE,
  );
}

function homeZone(canvas: FaceCanvas): void {
  walker(canvas, -0.42, 0, 0.6, SIGN_WHITE);
  walker(canvas, 0.02, -0.14, 0.42, SIGN_WHITE);
  carBehind(canvas, 0.52, -0.3, 0.44, SIGN_WHITE);
}

function town(struck: boolean): Face {
  return {
    board: 'plate',
    height: 0.65,
    aspect: 1.54,
    paint(canvas, { text }, aspect) {
      paintBoard(canvas, 'plate', aspect, SIGN_BLACK, 0.06, SIGN_YELLOW);
      canvas.text(text, 0, 0, 0.5, 1.7 * aspect, SIGN_BLACK);
      if (struck) {
        canvas.nextLayer().stroke(
          [
            [-0.9 * aspect, -0.88],
            [0.9 * aspect, 0.88],
          ],
          0.12,
          SIGN_RED,
        );
      }
    },
  };
}

function worded(ground: Colour, ink: Colour, height: number, usual: number): Face {
  return {
    board: 'plate',
    height,
    aspect: usual,
    paint(canvas, { text }, aspect) {
      paintBoard(canvas, 'plate', aspect, ink, 0.05, ground);
      const lines = text.split(/\n|\\n/).slice(0, 4);
      lines.forEach((line, i) => {
        const v = ((lines.length - 1) / 2 - i) * (1.6 / lines.length);
        canvas.text(line, 0, v, Math.min(0.7, 1.1 / lines.length), 1.75 * aspect, ink);
      });
    },
  };
}

/** What one is told: Vienna convention, classes E to H; MUTCD, chapters 2D and 2E. */
export const INFO_FACES: Faces = {
  pedestrianCrossing: square(SIGN_BLUE, (canvas) => {
    canvas.polygon(
      [
        [-0.8, -0.7],
        [0.8, -0.7],
        [0, 0.78],
      ],
      SIGN_WHITE,
    );
    canvas.nextLayer();
    walker(canvas, 0, -0.2, 0.5, SIGN_BLACK);
  }),
  busStop: {
    board: 'disc',
    height: 0.5,
    aspect: 1,
    paint(canvas) {
      paintBoard(canvas, 'disc', 1, SIGN_GREEN, 0.14, SIGN_YELLOW);
      canvas.text('H', 0, 0, 0.9, 1, SIGN_GREEN);
    },
  },
  parking: square(SIGN_BLUE, (canvas) => canvas.text('P', 0, 0, 1.3, 1.2, SIGN_WHITE)),
  motorway: square(SIGN_BLUE, motorway),
  motorwayEnd: square(SIGN_BLUE, motorway, true),
  expressway: square(SIGN_BLUE, (canvas) => carBehind(canvas, 0, 0, 1.1, SIGN_WHITE)),
  expresswayEnd: square(SIGN_BLUE, (canvas) => carBehind(canvas, 0, 0, 1.1, SIGN_WHITE), true),
  homeZone: square(SIGN_BLUE, homeZone),
  homeZoneEnd: square(SIGN_BLUE, homeZone, true),
  recommendedSpeed: square(SIGN_BLUE, (canvas, text) => canvas.text(text, 0, 0, 0.9, 1.5, SIGN_WHITE)),
  tunnel: square(SIGN_BLUE, (canvas) => {
    canvas.polygon(
      [
        [-0.7, -0.7],
        [-0.7, 0.1],
        [-0.45, 0.5],
        [0, 0.66],
        [0.45, 0.5],
        [0.7, 0.1],
        [0.7, -0.7],
      ],
      SIGN_WHITE,
    );
    canvas.nextLayer().rectangle(-0.45, -0.7, 0.45, 0.2, SIGN_BLACK);
  }),
  deadEnd: square(SIGN_BLUE, (canvas) => {
    canvas.rectangle(-0.13, -0.75, 0.13, 0.3, SIGN_WHITE);
    canvas.rectangle(-0.5, 0.3, 0.5, 0.58, SIGN_RED);
  }),
  townBegin: town(false),
  townEnd: town(true),
  guide: worded(SIGN_GREEN, SIGN_WHITE, 0.9, 2),
  guideBlue: worded(SIGN_BLUE, SIGN_WHITE, 0.9, 2),
  plate: worded(SIGN_WHITE, SIGN_BLACK, 0.45, 1.4),
};
