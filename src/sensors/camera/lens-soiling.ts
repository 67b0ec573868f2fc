import { log } from '../../core/math/log.ts';
import { RandomStream } from '../../core/random.ts';
import { TICK_SECONDS, type Tick } from '../../core/tick.ts';

/** Radii of spots of dirt and of drops, as shares of the picture's height. */
const SPOT = [0.012, 0.07] as const;
const DROP = [0.025, 0.08] as const;

/** Colour of dirt in the light that falls on it, and how much a spot hides at most. */
const DIRT = [0.3, 0.25, 0.19] as const;
const OPACITY = 0.85;

/** A drop stays so long before it is blown off and another comes elsewhere, mean [s]. */
const STAY = 4;

/** A drop is a lens of its own: it shows so many times what is behind it, upside down, and is darker at its rim. */
const WIDER = 3.2;
const RIM = 0.55;

/** Most spots and most drops. */
const MOST = 600;

/**
 * Dirt and water drops on the glass, out of focus. Both cover about the share of the picture that is asked for; where
 * they are is drawn once by the seed, drops move on with the tick alone. The truth does not know of them.
 */
export class LensSoiling {
  private readonly width: number;
  private readonly height: number;
  /** Share of light that dirt takes, a pixel; null for a clean lens. */
  private readonly dirt: Float32Array | null;
  /** Radius [pixels], stay [ticks] and phase [ticks] of each drop. */
  private readonly drops: readonly (readonly [number, number, number])[];
  private readonly seed: number;
  private readonly before: Float32Array;

  constructor(width: number, height: number, dirt: number, drops: number, seed: number, name: string) {
    this.width = width;
    this.height = height;
    this.dirt = dirt > 0 ? dirtMask(width, height, dirt, new RandomStream(seed, `${name}.dirt`)) : null;
    const random = new RandomStream(seed, `${name}.drops`);
    this.seed = random.uint32();
    this.drops = drops > 0 ? makeDrops(width, height, drops, random) : [];
    this.before = new Float32Array(drops > 0 ? 3 * width * height : 0);
  }

  /** Changes linear light, 3 values a pixel. */
  applyTo(light: Float32Array, tick: Tick): void {
    if (this.drops.length > 0) {
      this.before.set(light);
      this.drops.forEach((drop, i) => {
        this.lookThrough(light, drop, i, tick);
      });
    }
    if (this.dirt !== null) this.layDirt(light, this.dirt);
  }

  private layDirt(light: Float32Array, dirt: Float32Array): void {
    const mean = meanOf(light);
    for (let p = 0; p < dirt.length; p++) {
      const share = dirt[p];
      for (let c = 0; c < 3; c++) light[3 * p + c] += share * (DIRT[c] * mean - light[3 * p + c]);
    }
  }

  private lookThrough(
    light: Float32Array,
    [radius, stay, phase]: readonly [number, number, number],
    i: number,
    tick: Tick,
  ): void {
    const { width, height, before } = this;
    const turn = Math.floor((tick + phase) / stay);
    const column = width * share(this.seed, 2 * i, turn);
    const row = height * share(this.seed, 2 * i + 1, turn);
    for (let y = Math.max(0, Math.floor(row - radius)); y < Math.min(height, row + radius); y++) {
      for (let x = Math.max(0, Math.floor(column - radius)); x < Math.min(width, column + radius); x++) {
        const dx = x + 0.5 - column;
        const dy = y + 0.5 - row;
        const off = (dx * dx + dy * dy) / (radius * radius);
        if (off >= 1) continue;
        const sx = Math.max(0, Math.min(width - 1, Math.floor(column - WIDER * dx)));
        const sy = Math.max(0, Math.min(height - 1, Math.floor(row - WIDER * dy)));
        const cover = Math.min(1, 4 * (1 - off));
        const shade = 1 - RIM * off * off;
        const from = 3 * (sy * width + sx);
        const to = 3 * (y * width + x);
        for (let c = 0; c < 3; c++) light[to + c] += cover * (shade * before[from + c] - light[to + c]);
      }
    }
  }
}

/** Discs with soft rims until they cover the share that is asked for. */
function dirtMask(width: number, height: number, wanted: number, random: RandomStream): Float32Array {
  const mask = new Float32Array(width * height);
  let covered = 0;
  for (let k = 0; k < MOST && covered < wanted * mask.length; k++) {
    const radius = Math.max(1, height * random.between(SPOT[0], SPOT[1]));
    const column = width * random.uniform();
    const row = height * random.uniform();
    const most = OPACITY * random.between(0.4, 1);
    for (let y = Math.max(0, Math.floor(row - radius)); y < Math.min(height, row + radius); y++) {
      for (let x = Math.max(0, Math.floor(column - radius)); x < Math.min(width, column + radius); x++) {
        const dx = (x + 0.5 - column) / radius;
        const dy = (y + 0.5 - row) / radius;
        const off = dx * dx + dy * dy;
        if (off >= 1) continue;
        const p = y * width + x;
        if (mask[p] === 0) covered++;
        mask[p] = Math.max(mask[p], most * Math.min(1, 2 * (1 - off)));
      }
    }
  }
  return mask;
}

/** Drops whose discs cover the share: 1 - e^(-sum of areas / area) of it is under discs that fall anywhere. */
function makeDrops(
  width: number,
  height: number,
  wanted: number,
  random: RandomStream,
): (readonly [number, number, number])[] {
  const drops: (readonly [number, number, number])[] = [];
  const needed = -log(1 - Math.min(0.95, wanted)) * width * height;
  for (let area = 0; area < needed && drops.length < MOST; ) {
    const radius = Math.max(1.5, height * random.between(DROP[0], DROP[1]));
    const stay = Math.max(20, Math.round((STAY * random.between(0.5, 1.5)) / TICK_SECONDS));
    drops.push([radius, stay, random.integer(stay)]);
    area += Math.PI * radius * radius;
  }
  return drops;
}

function meanOf(light: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < light.length; i += 7) sum += Math.min(2, light[i]);
  return sum / Math.ceil(light.length / 7);
}

/** A number in [0, 1) by seed, index and turn (finaliser of MurmurHash3, A. Appleby). */
function share(seed: number, index: number, turn: number): number {
  let h = (seed ^ Math.imul(index + 1, 0x9e3779b9) ^ Math.imul(turn + 1, 0x85ebca6b)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 0x1_0000_0000;
}
