import { cos } from '../../core/math/sin-cos.ts';

const SIDE = 8;

/** Quantisation of luminance and chrominance at quality 50 (ITU-T T.81, tables K.1 and K.2). */
const LUMINANCE: readonly number[] = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];
const CHROMINANCE: readonly number[] = [
  17,
  18,
  24,
  47,
  99,
  99,
  99,
  99,
  18,
  21,
  26,
  66,
  99,
  99,
  99,
  99,
  24,
  26,
  56,
  99,
  99,
  99,
  99,
  99,
  47,
  66,
  99,
  99,
  99,
  99,
  99,
  99,
  ...new Array<number>(32).fill(99),
];

/** cosines[frequency * SIDE + place], each frequency's of length 1: the orthonormal DCT-II. */
const COSINES = Float64Array.from({ length: SIDE * SIDE }, (_, i) => {
  const [frequency, place] = [Math.floor(i / SIDE), i % SIDE];
  const scale = frequency === 0 ? Math.sqrt(1 / SIDE) : Math.sqrt(2 / SIDE);
  return scale * cos(((2 * place + 1) * frequency * Math.PI) / (2 * SIDE));
});

/**
 * What baseline JPEG coding (ITU-T T.81) leaves of a picture: blocks of 8 x 8 in YCbCr (ITU-T T.871) without subsampling,
 * cosine transform, quantisation by the tables above scaled by quality as the Independent JPEG Group does, and back.
 */
export class JpegBlocks {
  private readonly tables: readonly Float64Array[];
  private readonly planes = [0, 1, 2].map(() => new Float64Array(SIDE * SIDE));
  private readonly rows = new Float64Array(SIDE * SIDE);

  /** @param quality 1 to 100 */
  constructor(quality: number) {
    const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    const scaled = (table: readonly number[]) =>
      Float64Array.from(table, (step) => Math.max(1, Math.min(255, Math.floor((step * scale + 50) / 100))));
    const chrominance = scaled(CHROMINANCE);
    this.tables = [scaled(LUMINANCE), chrominance, chrominance];
  }

  /** Changes an sRGB picture, 3 bytes a pixel. */
  applyTo(rgb: Uint8Array, width: number, height: number): void {
    for (let top = 0; top < height; top += SIDE) {
      for (let left = 0; left < width; left += SIDE) {
        this.read(rgb, width, height, left, top);
        for (let c = 0; c < 3; c++) this.code(this.planes[c], this.tables[c]);
        this.write(rgb, width, height, left, top);
      }
    }
  }

  /** A block beyond the border repeats the last row and column. */
  private read(rgb: Uint8Array, width: number, height: number, left: number, top: number): void {
    const [luma, blue, red] = this.planes;
    for (let i = 0; i < SIDE * SIDE; i++) {
      const x = Math.min(width - 1, left + (i % SIDE));
      const y = Math.min(height - 1, top + (i >> 3));
      const p = 3 * (y * width + x);
      const r = rgb[p];
      const g = rgb[p + 1];
      const b = rgb[p + 2];
      luma[i] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
      blue[i] = -0.168736 * r - 0.331264 * g + 0.5 * b;
      red[i] = 0.5 * r - 0.418688 * g - 0.081312 * b;
    }
  }

  private write(rgb: Uint8Array, width: number, height: number, left: number, top: number): void {
    const [luma, blue, red] = this.planes;
    for (let i = 0; i < SIDE * SIDE; i++) {
      const x = left + (i % SIDE);
      const y = top + (i >> 3);
      if (x >= width || y >= height) continue;
      const p = 3 * (y * width + x);
      const l = luma[i] + 128;
      rgb[p] = byte(l + 1.402 * red[i]);
      rgb[p + 1] = byte(l - 0.344136 * blue[i] - 0.714136 * red[i]);
      rgb[p + 2] = byte(l + 1.772 * blue[i]);
    }
  }

  private code(block: Float64Array, table: Float64Array): void {
    this.transform(block, false);
    for (let i = 0; i < block.length; i++) block[i] = Math.round(block[i] / table[i]) * table[i];
    this.transform(block, true);
  }

  /** The transform of rows, then of columns; `back` is its transpose. */
  private transform(block: Float64Array, back: boolean): void {
    const { rows } = this;
    for (let pass = 0; pass < 2; pass++) {
      const from = pass === 0 ? block : rows;
      const to = pass === 0 ? rows : block;
      for (let line = 0; line < SIDE; line++) {
        for (let k = 0; k < SIDE; k++) {
          let sum = 0;
          for (let n = 0; n < SIDE; n++) sum += COSINES[back ? SIDE * n + k : SIDE * k + n] * from[SIDE * line + n];
          // Transposed, so that the second pass goes over columns and turns the block back.
          to[SIDE * k + line] = sum;
        }
      }
    }
  }
}

function byte(value: number): number {
  return Math.max(0, Math.min(255, Math.floor(value + 0.5)));
}
