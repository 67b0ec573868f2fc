import { TICK_SECONDS, type Tick } from '../../core/tick.ts';
import type { WeatherLight } from '../../world/scenery/mesh.ts';
import { FALL_BOX, type Precipitation, precipitationOf, STREAK_TIME } from '../../world/weather/look/precipitation.ts';
import type { DepthTarget } from './depth-target.ts';
import type { PixelRow } from './pixel-row.ts';
import { NEAR, type View } from './view.ts';

/** Nearer drops and flakes are blurs that a lens does not show [m]. */
const NEAREST = 0.7;

/** Width of a drop's streak and radius of a flake [m]. */
const DROP_WIDTH = 0.006;
const FLAKE_RADIUS = 0.011;

/** How much of a pixel a streak hides that is as wide as it; flakes hide more [1]. */
const STREAK_OPACITY = 0.7;
const FLAKE_OPACITY = 0.95;

/** Longest streak [pixels]. */
const LONGEST = 60;

/**
 * Rain and snow in the air before a camera: how much each pixel is hidden by, as a function of tick and eye alone, so
 * that it falls smoothly and is the same in every run.
 */
export class FallingVeil {
  /** 0 to 255 a pixel. */
  private readonly cover: Uint8Array;
  private readonly falling: Precipitation;
  private readonly colour: readonly [number, number, number];

  private constructor(falling: Precipitation, look: WeatherLight, pixels: number) {
    this.falling = falling;
    this.cover = new Uint8Array(pixels);
    const { skylight, horizonLight, lamps } = look;
    const own = falling.kind === 'snow' ? 0.95 : 0.75;
    const colour = (c: 0 | 1 | 2) => own * (0.6 * skylight[c] + 0.5 * horizonLight[c]) + 0.06 * lamps;
    this.colour = [colour(0), colour(1), colour(2)];
  }

  /** The veil of a weather; null where nothing falls. */
  static of(look: WeatherLight, pixels: number): FallingVeil | null {
    const falling = precipitationOf(look);
    return falling === null ? null : new FallingVeil(falling, look, pixels);
  }

  /** Draws what falls at a tick. */
  draw(tick: Tick, view: View, target: DepthTarget): void {
    const { falling, cover } = this;
    const { count, places, velocity, kind } = falling;
    cover.fill(0);
    const time = tick * TICK_SECONDS;
    const { side, height } = FALL_BOX;
    const o = view.rotation;
    for (let k = 0; k < count; k++) {
      // Places in the box around the eye, each wrapped by whole boxes.
      const dx = wrapped(places[3 * k] * side + velocity[0] * time - view.x, side);
      const dy = wrapped(places[3 * k + 1] * side + velocity[1] * time - view.y, side);
      const dz = wrapped(places[3 * k + 2] * height + velocity[2] * time - view.z, height);
      const depth = o[6] * dx + o[7] * dy + o[8] * dz;
      if (depth < NEAREST) continue;
      const u = (view.fx * (o[0] * dx + o[1] * dy + o[2] * dz)) / depth + view.cx;
      const v = (view.fy * (o[3] * dx + o[4] * dy + o[5] * dz)) / depth + view.cy;
      if (kind === 'snow') {
        this.drawFlake(u, v, Math.max(0.75, (FLAKE_RADIUS * view.fx) / depth), 1 / depth, view, target);
        continue;
      }
      const ex = dx + velocity[0] * STREAK_TIME;
      const ey = dy + velocity[1] * STREAK_TIME;
      const ez = dz + velocity[2] * STREAK_TIME;
      const end = o[6] * ex + o[7] * ey + o[8] * ez;
      if (end < NEAR) continue;
      const ue = (view.fx * (o[0] * ex + o[1] * ey + o[2] * ez)) / end + view.cx;
      const ve = (view.fy * (o[3] * ex + o[4] * ey + o[5] * ez)) / end + view.cy;
      const opacity = STREAK_OPACITY * Math.min(1, 0.3 + (DROP_WIDTH * view.fx) / depth);
      this.drawStreak(u, v, ue, ve, opacity, 1 / depth, view, target);
    }
  }

  /** Lays the veil over a row of the picture. */
  addTo(line: number, row: PixelRow): void {
    const { cover, colour } = this;
    const { light, width } = row;
    const first = line * width;
    for (let i = 0; i < width; i++) {
      if (cover[first + i] === 0) continue;
      const share = cover[first + i] / 255;
      light[3 * i] += share * (colour[0] - light[3 * i]);
      light[3 * i + 1] += share * (colour[1] - light[3 * i + 1]);
      light[3 * i + 2] += share * (colour[2] - light[3 * i + 2]);
    }
  }

  private drawStreak(
    u: number,
    v: number,
    ue: number,
    ve: number,
    opacity: number,
    nearness: number,
    view: View,
    target: DepthTarget,
  ): void {
    const steps = Math.min(LONGEST, Math.max(1, Math.ceil(Math.max(Math.abs(ue - u), Math.abs(ve - v)))));
    for (let k = 0; k <= steps; k++) {
      const t = k / steps;
      this.hide(Math.floor(u + t * (ue - u)), Math.floor(v + t * (ve - v)), 255 * opacity, nearness, view, target);
    }
  }

  private drawFlake(u: number, v: number, radius: number, nearness: number, view: View, target: DepthTarget): void {
    for (let row = Math.floor(v - radius); row <= v + radius; row++) {
      for (let column = Math.floor(u - radius); column <= u + radius; column++) {
        const across = column + 0.5 - u;
        const down = row + 0.5 - v;
        const share = 1.2 - (across * across + down * down) / (radius * radius);
        if (share > 0) this.hide(column, row, 255 * FLAKE_OPACITY * Math.min(1, share), nearness, view, target);
      }
    }
  }

  private hide(column: number, row: number, by: number, nearness: number, view: View, target: DepthTarget): void {
    if (column < 0 || row < 0 || column >= view.width || row >= view.height) return;
    const p = row * view.width + column;
    if (target.nearness[p] > nearness) return;
    const old = this.cover[p];
    this.cover[p] = old + ((255 - old) * by) / 255;
  }
}

/** The number between -size / 2 and size / 2 that differs from `value` by whole sizes. */
function wrapped(value: number, size: number): number {
  return value - size * Math.floor(value / size + 0.5);
}
