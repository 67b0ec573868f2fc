import { exp } from '../../core/math/exp.ts';
import { LAMP_EXTINCTION } from '../../world/weather/look/surface-weather.ts';
import type { DepthTarget } from './depth-target.ts';
import type { PixelRow } from './pixel-row.ts';
import { type PrimitiveTable, SURFACE } from './primitive-table.ts';
import { NEAR, type View } from './view.ts';

/** Room for so many lamps of a picture. */
const MOST = 256;

/** Farther lamps are not seen [m]. */
const REACH = 250;

/** Radius of a lamp's halo, by its distance, at least and at most [m], [pixels]. */
const HALO = 0.55;
const LEAST_HALO = 1.6;
const MOST_HALO = 14;

/** A lamp in front of its housing: so much nearer than what is drawn there [m]. */
const SLACK = 0.6;

/** Streaks on wet ground are so many times as wide as the lamp's halo, and so bright beside it [1]. */
const STREAK_WIDTH = 0.7;
const STREAK = 0.5;

/** Weaker halos are not seen [linear light]. */
const LEAST = 0.004;

/** Numbers of a glow: column, row, radius, red, green, blue, then row and half height of its streak, 0 for none. */
const STRIDE = 8;

/** Ground as level as this carries streaks [1]. */
const LEVEL = 0.8;

/**
 * Halos of the lamps that a camera sees, and their long reflections on wet ground; added to the light of the picture's
 * rows. What stands before a lamp hides it.
 */
export class LampGlows {
  private count = 0;
  private readonly glows = new Float64Array(STRIDE * MOST);
  private readonly extinction: number;

  /** @param extinction of the air [1/m] */
  constructor(extinction: number) {
    this.extinction = extinction;
  }

  clear(): void {
    this.count = 0;
  }

  /**
   * Adds a lamp at (x, y, z), map frame, of this colour; `height` over ground of this wetness [m], 0 for none.
   */
  add(
    x: number,
    y: number,
    z: number,
    height: number,
    wetness: number,
    strength: number,
    colour: readonly [number, number, number],
    view: View,
    target: DepthTarget,
  ): void {
    if (this.count === MOST) return;
    const o = view.rotation;
    const dx = x - view.x;
    const dy = y - view.y;
    const dz = z - view.z;
    const depth = o[6] * dx + o[7] * dy + o[8] * dz;
    if (depth < NEAR || depth > REACH) return;
    const column = (view.fx * (o[0] * dx + o[1] * dy + o[2] * dz)) / depth + view.cx;
    const row = (view.fy * (o[3] * dx + o[4] * dy + o[5] * dz)) / depth + view.cy;
    if (column < -MOST_HALO || column > view.width + MOST_HALO || row < -2 * view.height || row > view.height) return;
    const isInside = column >= 0 && column < view.width && row >= 0 && row < view.height;
    if (isInside) {
      const nearness = target.nearness[(row | 0) * view.width + (column | 0)];
      if (nearness > 1 / Math.max(NEAR, depth - SLACK)) return;
    }
    const radius = Math.min(MOST_HALO, Math.max(LEAST_HALO, (HALO * view.fx) / depth));
    const fade = (strength * exp(-LAMP_EXTINCTION * this.extinction * depth)) / (1 + depth / 120);
    if (fade < LEAST) return;
    const g = STRIDE * this.count++;
    const { glows } = this;
    glows[g] = column;
    glows[g + 1] = row;
    glows[g + 2] = radius;
    for (let c = 0; c < 3; c++) glows[g + 3 + c] = colour[c] * fade;
    glows[g + 6] = 0;
    glows[g + 7] = 0;
    if (height <= 0 || wetness <= 0) return;
    const mirror = dz - 2 * height;
    const mirrorDepth = o[6] * dx + o[7] * dy + o[8] * mirror;
    if (mirrorDepth < NEAR) return;
    const mirrorRow = (view.fy * (o[3] * dx + o[4] * dy + o[5] * mirror)) / mirrorDepth + view.cy;
    glows[g + 6] = mirrorRow;
    glows[g + 7] = wetness * Math.max(4, 0.6 * Math.abs(mirrorRow - view.cy));
  }

  /** Adds what falls on a row of the picture. */
  addTo(line: number, row: PixelRow, table: PrimitiveTable): void {
    const { glows, count } = this;
    for (let k = 0; k < count; k++) {
      const g = STRIDE * k;
      const down = line + 0.5 - glows[g + 1];
      const radius = glows[g + 2];
      if (Math.abs(down) < radius) this.addHalo(row, glows[g], down, radius, g);
      const tall = glows[g + 7];
      const off = tall > 0 ? (line + 0.5 - glows[g + 6]) / tall : 1;
      if (Math.abs(off) < 1)
        this.addStreak(row, table, glows[g], STREAK_WIDTH * radius + 0.5, (1 - off * off) * STREAK, g);
    }
  }

  private addHalo(row: PixelRow, column: number, down: number, radius: number, g: number): void {
    const { glows } = this;
    const from = Math.max(0, Math.ceil(column - radius - 0.5));
    const to = Math.min(row.width - 1, Math.floor(column + radius - 0.5));
    for (let i = from; i <= to; i++) {
      const across = i + 0.5 - column;
      const rest = 1 - Math.sqrt(across * across + down * down) / radius;
      if (rest <= 0) continue;
      const share = rest * rest * (0.35 + 1.6 * rest * rest);
      for (let c = 0; c < 3; c++) row.light[3 * i + c] += share * glows[g + 3 + c];
    }
  }

  private addStreak(
    row: PixelRow,
    table: PrimitiveTable,
    column: number,
    half: number,
    strength: number,
    g: number,
  ): void {
    const { glows } = this;
    const from = Math.max(0, Math.ceil(column - half - 0.5));
    const to = Math.min(row.width - 1, Math.floor(column + half - 0.5));
    for (let i = from; i <= to; i++) {
      const primitive = row.primitive[i];
      if (primitive < 0 || table.surface[SURFACE.stride * primitive + SURFACE.nz] < LEVEL) continue;
      const across = (i + 0.5 - column) / half;
      const share = strength * (1 - across * across);
      for (let c = 0; c < 3; c++) row.light[3 * i + c] += share * glows[g + 3 + c];
    }
  }
}
