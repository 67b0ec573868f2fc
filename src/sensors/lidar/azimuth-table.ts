import { atan2 } from '../../core/math/atan.ts';

/** Steps of a quarter turn; linear between them the azimuth errs by less than 2e-6 rad. */
const STEPS = 512;

/** What a column may be off by, in columns: the table's error at a tenth of a degree a column is a thirtieth of it. */
export const COLUMN_ERROR = 0.03;

/**
 * Azimuth of directions in columns of a scan, by a table over the diamond angle y / (|x| + |y|), which grows with the
 * azimuth and needs no arc tangent.
 */
export class AzimuthTable {
  /** Columns in a full turn. */
  readonly turn: number;
  private readonly table: Float64Array;

  /** @param first azimuth of column 0 [rad] @param step from column to column, counter-clockwise [rad] */
  constructor(first: number, step: number) {
    const turn = (2 * Math.PI) / step;
    const whole = Math.round(turn);
    this.turn = Math.abs(turn - whole) < 1e-6 ? whole : turn;
    this.table = Float64Array.from({ length: 4 * STEPS + 2 }, (_, i) => {
      const quarter = Math.floor(i / STEPS);
      const share = i / STEPS - quarter;
      const angle = (Math.PI / 2) * quarter + atan2(share, 1 - share);
      return (angle - first) / step;
    });
  }

  /** Columns of the directions (x, y), 0 <= column < turn; between columns it is not whole. */
  columnsOf(x: Float64Array, y: Float64Array, from: number, to: number, out: Float64Array): void {
    const { table, turn } = this;
    for (let i = from; i < to; i++) {
      const px = x[i];
      const py = y[i];
      const ax = px < 0 ? -px : px;
      const ay = py < 0 ? -py : py;
      const share = ay / (ax + ay + 1e-300);
      const diamond = py >= 0 ? (px >= 0 ? share : 2 - share) : px < 0 ? 2 + share : 4 - share;
      const at = diamond * STEPS;
      const k = at | 0;
      const low = table[k];
      let column = low + (at - k) * (table[k + 1] - low);
      if (column < 0) column += turn;
      else if (column >= turn) column -= turn;
      out[i] = column;
    }
  }
}
