import type { SignMeaning, SignName } from '../../../map/signs/sign-name.ts';
import { paintBoard } from './boards.ts';
import type { FaceCanvas } from './face-canvas.ts';
import { SIGN_BLACK, SIGN_RED, SIGN_WHITE, SIGN_YELLOW } from './sign-colours.ts';
import type { Face, Faces } from './sign-face.ts';
import { arc, arrowsAround, bicycle, carBehind, digger, walker } from './symbols.ts';

type Paint = (canvas: FaceCanvas, v: number, meaning: SignMeaning, leftHand: boolean) => void;

/** The middle of a triangle's ground lies below that of its box. */
const TRIANGLE_MIDDLE = -0.24;

/** How much larger figures are on a diamond. */
const ON_DIAMOND = 1.35;

/** A triangle with a figure. */
function warning(paint: Paint): Face {
  return {
    board: 'triangle',
    height: 0.78,
    aspect: 1.15,
    paint(canvas, meaning, _, leftHand) {
      paintBoard(canvas, 'triangle', 1, SIGN_RED, 0.17, SIGN_WHITE);
      paint(canvas, TRIANGLE_MIDDLE, meaning, leftHand);
    },
  };
}

/** In the United States a yellow diamond (MUTCD 2C.03, 30 inches). */
function diamond(paint: Paint): Face {
  return {
    board: 'diamond',
    height: 1.08,
    aspect: 1,
    paint(canvas, meaning, _, leftHand) {
      paintBoard(canvas, 'diamond', 1, SIGN_BLACK, 0.05, SIGN_YELLOW);
      paint(canvas.zoom(ON_DIAMOND), 0, meaning, leftHand);
    },
  };
}

/** Dangers: Vienna convention, class A; MUTCD, chapter 2C. */
const FIGURES: Partial<Record<SignName, Paint>> = {
  warning: (canvas, v) => {
    canvas.polygon(
      [
        [-0.07, v - 0.18],
        [0.07, v - 0.18],
        [0.11, v + 0.52],
        [-0.11, v + 0.52],
      ],
      SIGN_BLACK,
    );
    canvas.disc(0, v - 0.36, 0.1, SIGN_BLACK, 12);
  },
  warningCurveLeft: (canvas, v) => curve(canvas, v, -1),
  warningCurveRight: (canvas, v) => curve(canvas, v, 1),
  warningCurves: (canvas, v) => {
    canvas.arrow(
      [
        [-0.1, v - 0.42],
        [-0.1, v - 0.2],
        [0.14, v],
        [-0.1, v + 0.2],
        [-0.1, v + 0.55],
      ],
      0.13,
      SIGN_BLACK,
    );
  },
  warningCrossing: (canvas, v) => {
    for (const side of [1, -1]) {
      canvas.stroke(
        [
          [-0.3 * side, v - 0.3],
          [0.3 * side, v + 0.3],
        ],
        0.16,
        SIGN_BLACK,
      );
    }
  },
  warningPedestrian: (canvas, v) => walker(canvas, 0, v + 0.06, 0.52, SIGN_BLACK),
  warningChildren: (canvas, v) => {
    walker(canvas, -0.2, v + 0.02, 0.46, SIGN_BLACK);
    walker(canvas, 0.2, v - 0.04, 0.38, SIGN_BLACK);
  },
  warningBicycle: (canvas, v) => bicycle(canvas, v, 0.5, SIGN_BLACK),
  warningRoadworks: (canvas, v) => digger(canvas, v + 0.06, 0.52, SIGN_BLACK),
  warningSignals: (canvas, v) => {
    canvas.rectangle(-0.2, v - 0.5, 0.2, v + 0.52, SIGN_BLACK);
    canvas.nextLayer();
    [SIGN_RED, SIGN_YELLOW, GREEN].forEach((colour, i) => {
      canvas.disc(0, v + 0.34 - 0.32 * i, 0.13, colour, 14);
    });
  },
  warningRoundabout: (canvas, v, _, leftHand) => arrowsAround(canvas, 0.3, leftHand, SIGN_BLACK, v),
  warningNarrow: (canvas, v) => {
    for (const side of [1, -1]) {
      canvas.stroke(
        [
          [0.26 * side, v - 0.36],
          [0.26 * side, v - 0.1],
          [0.1 * side, v + 0.1],
          [0.1 * side, v + 0.36],
        ],
        0.09,
        SIGN_BLACK,
      );
    }
  },
  warningBump: (canvas, v) => {
    for (const u of [-0.24, 0.24]) canvas.polygon(arc(u, v - 0.22, 0.22, 0, Math.PI, 8), SIGN_BLACK);
    canvas.rectangle(-0.5, v - 0.3, 0.5, v - 0.22, SIGN_BLACK);
  },
  warningSlippery: (canvas, v) => {
    carBehind(canvas, 0, v + 0.14, 0.5, SIGN_BLACK);
    for (const u of [-0.16, 0.16]) {
      canvas.stroke(
        [
          [u, v - 0.08],
          [u + 0.1, v - 0.2],
          [u - 0.06, v - 0.34],
        ],
        0.06,
        SIGN_BLACK,
      );
    }
  },
  warningTwoWay: (canvas, v, _, leftHand) => {
    const up = leftHand ? -0.16 : 0.16;
    canvas.arrow(
      [
        [up, v - 0.36],
        [up, v + 0.36],
      ],
      0.12,
      SIGN_BLACK,
    );
    canvas.arrow(
      [
        [-up, v + 0.36],
        [-up, v - 0.36],
      ],
      0.12,
      SIGN_BLACK,
    );
  },
  warningQueue: (canvas, v) => {
    for (const [i, u] of [-0.3, 0, 0.3].entries()) {
      carBehind(canvas, u, v - 0.16 + 0.16 * i, 0.3, i === 0 ? SIGN_RED : SIGN_BLACK);
    }
  },
  warningSlope: (canvas, v, { text }) => {
    canvas.polygon(
      [
        [-0.5, v - 0.32],
        [0.5, v - 0.32],
        [0.5, v + 0.06],
      ],
      SIGN_BLACK,
    );
    canvas.text(text === '' ? '%' : `${text}%`, -0.05, v + 0.2, 0.3, 0.5, SIGN_BLACK);
  },
  warningRailway: (canvas, v) => {
    canvas.rectangle(-0.34, v - 0.3, 0.34, v + 0.1, SIGN_BLACK);
    canvas.rectangle(0.1, v + 0.1, 0.34, v + 0.34, SIGN_BLACK);
    canvas.rectangle(-0.28, v + 0.1, -0.16, v + 0.26, SIGN_BLACK);
  },
  warningStop: (canvas, v) => {
    canvas.disc(0, v, 0.42, SIGN_RED, 8);
    canvas.nextLayer().text('STOP', 0, v, 0.2, 0.66, SIGN_WHITE);
  },
  warningYield: (canvas, v) => {
    canvas.polygon(triangleDown(v, 0.4), SIGN_RED);
    canvas.nextLayer().polygon(triangleDown(v, 0.24), SIGN_WHITE);
  },
};

export const WARNING_FACES: Faces & Readonly<Record<string, Face>> = {
  ...facesOf('', warning),
  ...facesOf('US', diamond),
  chevronLeft: chevrons(-1),
  chevronRight: chevrons(1),
  barrierBoard: {
    board: 'plate',
    height: 0.25,
    aspect: 6,
    paint(canvas, _, aspect) {
      paintBoard(canvas, 'plate', aspect, SIGN_WHITE, 0, SIGN_WHITE);
      const count = Math.max(1, Math.round(aspect));
      for (let i = 0; i < count; i++) {
        const u = -aspect + (2 * aspect * (i + 0.25)) / count;
        canvas.rectangle(u, -1, u + aspect / count, 1, SIGN_RED);
      }
    },
  },
};

function facesOf(suffix: string, face: (paint: Paint) => Face): Record<string, Face> {
  return Object.fromEntries(Object.entries(FIGURES).map(([sign, paint]) => [`${sign}${suffix}`, face(paint)]));
}

const GREEN = [24, 140, 84] as const;

function curve(canvas: FaceCanvas, v: number, side: 1 | -1): void {
  canvas.arrow(
    [
      [-0.18 * side, v - 0.42],
      [-0.18 * side, v - 0.02],
      [-0.08 * side, v + 0.2],
      [0.32 * side, v + 0.42],
    ],
    0.14,
    SIGN_BLACK,
  );
}

function triangleDown(v: number, half: number): [number, number][] {
  return [
    [-half, v + 0.58 * half],
    [half, v + 0.58 * half],
    [0, v - 1.15 * half],
  ];
}

/** Board of a sharp curve: arrowheads to a side. */
function chevrons(side: 1 | -1): Face {
  return {
    board: 'plate',
    height: 0.6,
    aspect: 1,
    paint(canvas, { style }, aspect) {
      const [ground, mark] = style === 'mutcd' ? [SIGN_YELLOW, SIGN_BLACK] : [SIGN_WHITE, SIGN_RED];
      paintBoard(canvas, 'plate', aspect, ground, 0, ground);
      const count = Math.max(1, Math.round(aspect));
      for (let i = 0; i < count; i++) {
        const u = side * (-aspect + (2 * aspect * (i + 0.5)) / count);
        canvas.polygon(
          [
            [u - 0.5 * side, -0.9],
            [u, -0.9],
            [u + 0.6 * side, 0],
            [u, 0.9],
            [u - 0.5 * side, 0.9],
            [u + 0.1 * side, 0],
          ],
          mark,
        );
      }
    },
  };
}
