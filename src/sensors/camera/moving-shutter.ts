/** Most samples of a smear, and how far they are apart at least [pixels]. */
const MOST_SAMPLES = 12;
const APART = 1;

/** Farthest that a pixel is looked for [pixels]: beyond, flow is that of something right before the lens. */
const FARTHEST = 96;

/**
 * Motion blur and rolling shutter by the optical flow of the frame. A pixel whose surface moves by v pixels a second
 * shows at the time d after the tick what is at p - v d at the tick: rows are read `lineTime` after each other, the
 * middle one around the tick, and the light of each is gathered over the open shutter. The velocity is that of the
 * pixel itself, so what moves behind an edge of something else smears a little beyond it.
 */
export class MovingShutter {
  /** Pixel whose truth each row's reading shows; itself under a global shutter. */
  readonly source: Int32Array;
  private readonly width: number;
  private readonly height: number;
  private readonly lineTime: number;

  constructor(width: number, height: number, lineTime: number) {
    this.width = width;
    this.height = height;
    this.lineTime = lineTime;
    this.source = Int32Array.from({ length: width * height }, (_, p) => p);
  }

  /** @param rate frames a second over which `flow` was measured; @param open time of the shutter [s], 0 for no blur */
  apply(light: Float32Array, flow: Float32Array, rate: number, open: number, out: Float32Array): void {
    const { width, height, lineTime, source } = this;
    for (let p = 0; p < source.length; p++) {
      const column = p % width;
      const row = (p - column) / width;
      const delay = (row - (height - 1) / 2) * lineTime;
      const vx = flow[2 * p] * rate;
      const vy = flow[2 * p + 1] * rate;
      const u = column - limited(vx * delay);
      const v = row - limited(vy * delay);
      if (lineTime !== 0) source[p] = inside(v, height) * width + inside(u, width);
      const bx = limited(vx * open);
      const by = limited(vy * open);
      const samples = Math.min(MOST_SAMPLES, 1 + Math.floor(Math.sqrt(bx * bx + by * by) / APART));
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let k = 0; k < samples; k++) {
        const t = (k + 0.5) / samples - 0.5;
        const x = clamped(u - t * bx, width - 1);
        const y = clamped(v - t * by, height - 1);
        const left = x | 0;
        const top = y | 0;
        const fx = x - left;
        const fy = y - top;
        const upper = 3 * (top * width + left);
        const right = left + 1 < width ? 3 : 0;
        const lower = upper + (top + 1 < height ? 3 * width : 0);
        const d = fx * fy;
        const b = fx - d;
        const c = fy - d;
        const a = 1 - fx - c;
        red += a * light[upper] + b * light[upper + right] + c * light[lower] + d * light[lower + right];
        green +=
          a * light[upper + 1] + b * light[upper + right + 1] + c * light[lower + 1] + d * light[lower + right + 1];
        blue +=
          a * light[upper + 2] + b * light[upper + right + 2] + c * light[lower + 2] + d * light[lower + right + 2];
      }
      out[3 * p] = red / samples;
      out[3 * p + 1] = green / samples;
      out[3 * p + 2] = blue / samples;
    }
  }
}

function limited(value: number): number {
  return value > FARTHEST ? FARTHEST : value < -FARTHEST ? -FARTHEST : value;
}

function clamped(value: number, most: number): number {
  return value < 0 ? 0 : value > most ? most : value;
}

function inside(value: number, count: number): number {
  return clamped(Math.floor(value + 0.5), count - 1);
}
