import { cos } from '../core/math/sin-cos.ts';
import type { LanePieces } from './lane-pieces.ts';

/** A lane agrees with a heading that differs from its own by less [rad]: 60 degrees. */
export const AGREES = Math.PI / 3;

/** How much of each piece of a lane agrees with directions. */
export interface HeadingAgreement {
  /** Cosine of the angle between a direction and a piece's middle heading, below which nothing of the piece agrees. */
  readonly none: Float64Array;
  /** The same, above which all of it agrees. */
  readonly all: Float64Array;
}

/** For directions that are known up to `spread` [rad] to either side. */
export function headingAgreement(pieces: LanePieces, spread: number): HeadingAgreement {
  return {
    none: pieces.turn.map((turn) => cos(Math.min(Math.PI, AGREES + turn + spread))),
    all: pieces.turn.map((turn) => (turn + spread < AGREES ? cos(AGREES - turn - spread) : 1)),
  };
}
