import type { Colour } from '../palette.ts';
import { boardOutline, paintBoard, paintEnd, paintInfo, paintOrder, paintProhibition, paintStruck } from './boards.ts';
import type { FaceCanvas } from './face-canvas.ts';
import { SIGN_BLACK, SIGN_BLUE, SIGN_GREY, SIGN_RED, SIGN_WHITE } from './sign-colours.ts';
import type { Face, Faces } from './sign-face.ts';
import {
  arrowAcross,
  arrowAhead,
  arrowAheadOr,
  arrowBack,
  arrowLeftOrRight,
  arrowPass,
  arrowsAround,
  arrowTurn,
  bicycle,
  carBehind,
  lorryBehind,
  walker,
} from './symbols.ts';

/** Diameter of a disc [m] (VzKat, size 2). */
const DISC = 0.6;

const forbidden = (paint: (canvas: FaceCanvas, text: string) => void, struck = false): Face => ({
  board: 'disc',
  height: DISC,
  aspect: 1,
  paint(canvas, { text }) {
    paintProhibition(canvas);
    paint(canvas, text);
    if (struck) paintStruck(canvas, SIGN_RED, 0.16);
  },
});

const ordered = (paint: (canvas: FaceCanvas, text: string, leftHand: boolean) => void): Face => ({
  board: 'disc',
  height: DISC,
  aspect: 1,
  paint(canvas, { text }, _, leftHand) {
    paintOrder(canvas, SIGN_BLUE);
    paint(canvas, text, leftHand);
  },
});

const ended = (paint: (canvas: FaceCanvas, text: string) => void): Face => ({
  board: 'disc',
  height: DISC,
  aspect: 1,
  paint(canvas, { text }) {
    paintEnd(canvas);
    paint(canvas, text);
    for (const shift of [-0.2, -0.07, 0.07, 0.2]) {
      canvas.nextLayer().stroke(
        [
          [-0.56 + shift, -0.56 - shift],
          [0.56 + shift, 0.56 - shift],
        ],
        0.05,
        SIGN_BLACK,
      );
    }
  },
});

function number(canvas: FaceCanvas, text: string, colour: Colour): void {
  canvas.text(text, 0, 0, text.length > 2 ? 0.68 : 0.84, text.length > 2 ? 1.3 : 1.22, colour);
}

function noStanding(canvas: FaceCanvas, cross: boolean): void {
  paintBoard(canvas, 'disc', 1, SIGN_RED, 0.14, SIGN_BLUE);
  paintStruck(canvas, SIGN_RED, 0.15);
  if (cross) {
    canvas.stroke(
      [
        [-0.58, 0.58],
        [0.58, -0.58],
      ],
      0.15,
      SIGN_RED,
    );
  }
}

function zone(canvas: FaceCanvas, text: string, aspect: number, ring: Colour): void {
  paintBoard(canvas, 'plate', aspect, SIGN_BLACK, 0.03, SIGN_WHITE);
  canvas.disc(0, 0.22, 0.62, ring);
  canvas.nextLayer().disc(0, 0.22, 0.48, SIGN_WHITE);
  canvas.nextLayer().text(text, 0, 0.22, 0.46, 0.7, ring === SIGN_RED ? SIGN_BLACK : SIGN_GREY);
  canvas.text('ZONE', 0, -0.68, 0.26, 1, SIGN_BLACK);
}

/** What one may not and what one must: Vienna convention, classes C and D; MUTCD, chapter 2B. */
export const RULE_FACES: Faces & Readonly<Record<string, Face>> = {
  noEntry: {
    board: 'disc',
    height: DISC,
    aspect: 1,
    paint(canvas) {
      paintBoard(canvas, 'disc', 1, SIGN_WHITE, 0.04, SIGN_RED);
      canvas.rectangle(-0.72, -0.16, 0.72, 0.16, SIGN_WHITE);
    },
  },
  noVehicles: forbidden(() => {}),
  noCars: forbidden((canvas) => carBehind(canvas, 0, -0.02, 0.9, SIGN_BLACK)),
  noTrucks: forbidden((canvas) => lorryBehind(canvas, 0, 0, 0.85, SIGN_BLACK)),
  noBicycles: forbidden((canvas) => bicycle(canvas, 0, 0.62, SIGN_BLACK)),
  noPedestrians: forbidden((canvas) => walker(canvas, 0, 0, 0.66, SIGN_BLACK)),
  limitOfSize: forbidden((canvas, text) => number(canvas, text, SIGN_BLACK)),
  noLeftTurn: forbidden((canvas) => arrowTurn(canvas, -1, SIGN_BLACK), true),
  noRightTurn: forbidden((canvas) => arrowTurn(canvas, 1, SIGN_BLACK), true),
  noUTurn: forbidden((canvas) => arrowBack(canvas, SIGN_BLACK), true),
  noOvertaking: forbidden((canvas) => {
    carBehind(canvas, -0.34, 0, 0.6, SIGN_RED);
    carBehind(canvas, 0.34, 0, 0.6, SIGN_BLACK);
  }),
  noOvertakingByTrucks: forbidden((canvas) => {
    lorryBehind(canvas, -0.34, 0.06, 0.66, SIGN_RED);
    carBehind(canvas, 0.36, -0.04, 0.56, SIGN_BLACK);
  }),
  noStopping: { board: 'disc', height: DISC, aspect: 1, paint: (canvas) => noStanding(canvas, true) },
  noParking: { board: 'disc', height: DISC, aspect: 1, paint: (canvas) => noStanding(canvas, false) },
  speedLimit: forbidden((canvas, text) => number(canvas, text, SIGN_BLACK)),
  speedLimitUS: {
    board: 'plate',
    height: 0.76,
    aspect: 0.8,
    paint(canvas, { text }, aspect) {
      paintBoard(canvas, 'plate', aspect, SIGN_BLACK, 0.04, SIGN_WHITE);
      canvas.text('SPEED', 0, 0.7, 0.26, 1.3 * aspect, SIGN_BLACK);
      canvas.text('LIMIT', 0, 0.32, 0.26, 1.3 * aspect, SIGN_BLACK);
      canvas.text(text, 0, -0.4, 0.84, 1.4 * aspect, SIGN_BLACK);
    },
  },
  speedLimitEnd: ended((canvas, text) => number(canvas, text, SIGN_GREY)),
  speedZone: {
    board: 'plate',
    height: 0.84,
    aspect: 1,
    paint: (canvas, { text }, aspect) => zone(canvas, text, aspect, SIGN_RED),
  },
  speedZoneEnd: {
    board: 'plate',
    height: 0.84,
    aspect: 1,
    paint(canvas, { text }, aspect) {
      zone(canvas, text, aspect, SIGN_GREY);
      paintStruck(canvas, SIGN_BLACK);
    },
  },
  minimumSpeed: ordered((canvas, text) => number(canvas, text, SIGN_WHITE)),
  minimumSpeedEnd: ordered((canvas, text) => {
    number(canvas, text, SIGN_WHITE);
    paintStruck(canvas, SIGN_RED, 0.12);
  }),
  overtakingEnd: ended((canvas) => {
    carBehind(canvas, -0.34, 0, 0.6, SIGN_GREY);
    carBehind(canvas, 0.34, 0, 0.6, SIGN_GREY);
  }),
  limitsEnd: ended(() => {}),
  ahead: ordered((canvas) => arrowAhead(canvas, SIGN_WHITE)),
  turnLeft: ordered((canvas) => arrowTurn(canvas, -1, SIGN_WHITE)),
  turnRight: ordered((canvas) => arrowTurn(canvas, 1, SIGN_WHITE)),
  turnLeftHere: ordered((canvas) => arrowAcross(canvas, -1, SIGN_WHITE)),
  turnRightHere: ordered((canvas) => arrowAcross(canvas, 1, SIGN_WHITE)),
  aheadOrLeft: ordered((canvas) => arrowAheadOr(canvas, -1, SIGN_WHITE)),
  aheadOrRight: ordered((canvas) => arrowAheadOr(canvas, 1, SIGN_WHITE)),
  leftOrRight: ordered((canvas) => arrowLeftOrRight(canvas, SIGN_WHITE)),
  passLeft: ordered((canvas) => arrowPass(canvas, -1, SIGN_WHITE)),
  passRight: ordered((canvas) => arrowPass(canvas, 1, SIGN_WHITE)),
  roundabout: ordered((canvas, _, leftHand) => arrowsAround(canvas, 0.52, leftHand, SIGN_WHITE)),
  bicyclePath: ordered((canvas) => bicycle(canvas, 0, 0.7, SIGN_WHITE)),
  footpath: ordered((canvas) => walker(canvas, 0, 0, 0.8, SIGN_WHITE)),
  oneWayLeft: oneWay(-1),
  oneWayRight: oneWay(1),
  oneWayAhead: {
    board: 'square',
    height: 0.6,
    aspect: 1,
    paint(canvas, _, aspect) {
      paintInfo(canvas, aspect, SIGN_BLUE);
      arrowAhead(canvas, SIGN_WHITE);
    },
  },
};

function oneWay(side: 1 | -1): Face {
  return {
    board: 'plate',
    height: 0.3,
    aspect: 2.67,
    paint(canvas, { style }, aspect) {
      canvas.nextLayer().polygon(boardOutline('plate', aspect, 0), style === 'mutcd' ? SIGN_BLACK : SIGN_BLUE);
      canvas.nextLayer().arrow(
        [
          [-0.8 * aspect * side, 0],
          [0.85 * aspect * side, 0],
        ],
        0.5,
        SIGN_WHITE,
      );
    },
  };
}
