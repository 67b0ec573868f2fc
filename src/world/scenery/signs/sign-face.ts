import type { SignMeaning, SignName } from '../../../map/signs/sign-name.ts';
import type { Board } from './boards.ts';
import type { FaceCanvas } from './face-canvas.ts';
import { INFO_FACES } from './info-faces.ts';
import { PRIORITY_FACES } from './priority-faces.ts';
import { RULE_FACES } from './rule-faces.ts';
import { WARNING_FACES } from './warning-faces.ts';

/** How a sign's face is painted. */
export interface Face {
  readonly board: Board;
  /** Usual height, and width over height [m] (VzKat, size 2; MUTCD, conventional roads). */
  readonly height: number;
  readonly aspect: number;
  /** `aspect` is that of the board at hand, `leftHand` where traffic keeps left. */
  paint(canvas: FaceCanvas, meaning: SignMeaning, aspect: number, leftHand: boolean): void;
}

export type Faces = Partial<Record<SignName, Face>>;

/** The face of a sign; signs of the United States have some of their own. */
export function faceOf({ sign, style }: SignMeaning): Face {
  const key = style === 'mutcd' ? `${sign}US` : sign;
  const all: Readonly<Record<string, Face | undefined>> = ALL;
  return all[key] ?? all[sign] ?? PLATE;
}

const ALL: Readonly<Record<string, Face | undefined>> = {
  ...PRIORITY_FACES,
  ...RULE_FACES,
  ...WARNING_FACES,
  ...INFO_FACES,
};
const PLATE = INFO_FACES.plate as Face;
