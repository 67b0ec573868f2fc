import { cos, sin } from '../../core/math/sin-cos.ts';
import type { PeopleState } from './people-state.ts';

/** Where people look at a decision: cosine and sine of each one's yaw. Looked up, since what `cos` returns may come to lie on the heap. */
export class PeopleFacing {
  readonly cosYaw: Float64Array;
  readonly sinYaw: Float64Array;

  constructor(count: number) {
    this.cosYaw = new Float64Array(count);
    this.sinYaw = new Float64Array(count);
  }

  /** To be called before anybody decides. */
  look({ yaw }: PeopleState): void {
    writeCosines(yaw, this.cosYaw);
    writeSines(yaw, this.sinYaw);
  }
}

function writeCosines(angles: Float64Array, out: Float64Array): void {
  for (let i = 0; i < angles.length; i++) out[i] = cos(angles[i]);
}

function writeSines(angles: Float64Array, out: Float64Array): void {
  for (let i = 0; i < angles.length; i++) out[i] = sin(angles[i]);
}
