import { clamp } from '../../core/math/clamp.ts';

/** Lights of so many vehicles, the nearest, light a picture, if they are within REACH [m]. */
export const MOST_BEAMS = 12;
const REACH = 70;

/** Height of the lamps over the ground [m]. */
export const LAMP_HEIGHT = 0.65;

/** Light on a surface that faces a dipped beam right before it, at full darkness, and the way over which it fades [m]. */
const STRENGTH = 1.5;
const FADING = 13;

/** Half the width of the beam, as the tangent of an angle. */
const SPREAD = 0.5;

/** The cut-off falls by 1 % (UN Regulation 48, 6.2.6.1), and over this much of the way light goes to its stray rest. */
const DIP = 0.01;
const SOFTNESS = 0.02;
const STRAY = 0.05;

/** Numbers of a beam in HeadlampBeams.beams. */
const STRIDE = 6;

/**
 * Dipped beams of the vehicles around a camera, two lamps as one. E falls as 1 / (1 + (d / FADING)^2) and sideways with
 * the fourth power of the angle; lamps throw more the flatter they shine, so level ground counts as facing them halfway.
 */
export class HeadlampBeams {
  count = 0;
  /** x, y, z of the lamps, and their direction in the plane, then the squared distance from the eye. */
  readonly beams = new Float64Array(STRIDE * MOST_BEAMS);

  clear(): void {
    this.count = 0;
  }

  /** Adds lamps at (x, y, z) that shine along (cosYaw, sinYaw); the farthest makes way where there are too many. */
  add(x: number, y: number, z: number, cosYaw: number, sinYaw: number, eyeX: number, eyeY: number): void {
    const far = (x - eyeX) * (x - eyeX) + (y - eyeY) * (y - eyeY);
    if (far > REACH * REACH) return;
    const { beams } = this;
    let k = this.count;
    if (k === MOST_BEAMS) {
      k = 0;
      for (let i = 1; i < MOST_BEAMS; i++) if (beams[STRIDE * i + 5] > beams[STRIDE * k + 5]) k = i;
      if (beams[STRIDE * k + 5] <= far) return;
    } else this.count++;
    const b = STRIDE * k;
    beams[b] = x;
    beams[b + 1] = y;
    beams[b + 2] = z;
    beams[b + 3] = cosYaw;
    beams[b + 4] = sinYaw;
    beams[b + 5] = far;
  }

  /** Light of all beams on a surface at (x, y, z) with normal (nx, ny, nz). */
  lightAt(x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
    const { beams, count } = this;
    let light = 0;
    for (let k = 0; k < count; k++) {
      const b = STRIDE * k;
      const dx = x - beams[b];
      const dy = y - beams[b + 1];
      const ahead = dx * beams[b + 3] + dy * beams[b + 4];
      if (ahead < 0.3 || ahead > REACH) continue;
      const aside = (dy * beams[b + 3] - dx * beams[b + 4]) / (ahead + 1.2);
      const spread = (aside * aside) / (SPREAD * SPREAD);
      if (spread > 6) continue;
      const rise = (z - beams[b + 2]) / ahead + DIP;
      const cut = rise <= 0 ? 1 : STRAY + (1 - STRAY) * clamp(1 - rise / SOFTNESS, 0, 1);
      const facing = nz > 0.7 ? 0.5 : clamp(-(nx * beams[b + 3] + ny * beams[b + 4]), 0, 1);
      const way = ahead / FADING;
      const near = clamp(ahead / 4, 0, 1);
      light += (STRENGTH * cut * facing * near) / ((1 + way * way) * (1 + spread * spread));
    }
    return light;
  }
}
