import { SENSOR_CURVE, TONE_LAST, TONE_SCALE } from '../raster/tone-curve.ts';
import { FULL_LIGHT, type ImageChip } from './image-chip.ts';

/** What a camera makes of the chip's numbers: black level, white balance, tone curve and sRGB, by a table a channel. */
export class RawDeveloper {
  private readonly chip: ImageChip;
  private readonly tables: readonly Uint8Array[];
  private readonly gains = new Float64Array(3);

  constructor(chip: ImageChip) {
    this.chip = chip;
    this.tables = [0, 1, 2].map(() => new Uint8Array(chip.white + 1));
  }

  develop(raw: Uint16Array, gains: Float64Array, rgb: Uint8Array): void {
    this.prepare(gains);
    const [red, green, blue] = this.tables;
    for (let i = 0; i < raw.length; i += 3) {
      rgb[i] = red[raw[i]];
      rgb[i + 1] = green[raw[i + 1]];
      rgb[i + 2] = blue[raw[i + 2]];
    }
  }

  /** Fills the tables where the white balance has changed. */
  private prepare(gains: Float64Array): void {
    const { black, white } = this.chip;
    for (let c = 0; c < 3; c++) {
      if (this.gains[c] === gains[c]) continue;
      this.gains[c] = gains[c];
      const table = this.tables[c];
      const scale = (gains[c] * FULL_LIGHT * TONE_SCALE) / (white - black);
      for (let value = 0; value <= white; value++) {
        const entry = Math.min(TONE_LAST, Math.max(0, Math.floor(scale * (value - black))));
        table[value] = Math.max(0, Math.min(255, Math.floor(SENSOR_CURVE[2 * entry] + 0.5)));
      }
    }
  }
}
