import { RandomStream } from '../../core/random.ts';

const SIZE = 256;
const MASK = SIZE - 1;

/** Cells across the tile of each octave, and its share. */
const OCTAVES: readonly (readonly [number, number])[] = [
  [8, 0.36],
  [16, 0.28],
  [32, 0.2],
  [64, 0.16],
];

/** A square of fractal value noise that repeats, 256 x 256 texels, spread over 0 to 1 with mean 0.5. */
const tile = makeTile();

/** The noise at (x, y) in texels, linear between them. */
export function noiseAt(x: number, y: number): number {
  // Truncation and a correction is floor, at half the cost; coordinates are far below 2^31.
  let column = x | 0;
  if (x < column) column--;
  let row = y | 0;
  if (y < row) row--;
  const fx = x - column;
  const fy = y - row;
  const left = column & MASK;
  const right = (column + 1) & MASK;
  const upper = (row & MASK) * SIZE;
  const lower = ((row + 1) & MASK) * SIZE;
  const a0 = tile[upper + left];
  const b0 = tile[lower + left];
  const a = a0 + fx * (tile[upper + right] - a0);
  const b = b0 + fx * (tile[lower + right] - b0);
  return a + fy * (b - a);
}

function makeTile(): Float32Array {
  const random = new RandomStream(1, 'texture');
  const sum = new Float64Array(SIZE * SIZE);
  for (const [cells, share] of OCTAVES) addOctave(sum, cells, share, random);
  return spread(sum);
}

/** Adds smoothed random values on a grid of `cells` x `cells`. */
function addOctave(sum: Float64Array, cells: number, share: number, random: RandomStream): void {
  const lattice = Float64Array.from({ length: cells * cells }, () => random.uniform());
  const texels = SIZE / cells;
  for (let row = 0; row < SIZE; row++) {
    const v = Math.floor(row / texels);
    const ty = smooth(row / texels - v);
    const below = ((v + 1) % cells) * cells;
    for (let column = 0; column < SIZE; column++) {
      const u = Math.floor(column / texels);
      const tx = smooth(column / texels - u);
      const next = (u + 1) % cells;
      const a = lattice[v * cells + u] + tx * (lattice[v * cells + next] - lattice[v * cells + u]);
      const b = lattice[below + u] + tx * (lattice[below + next] - lattice[below + u]);
      sum[row * SIZE + column] += share * (a + ty * (b - a));
    }
  }
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

/** Stretches the values to mean 0.5 and three standard deviations to either end. */
function spread(values: Float64Array): Float32Array {
  let mean = 0;
  let square = 0;
  for (const value of values) {
    mean += value / values.length;
    square += (value * value) / values.length;
  }
  const deviation = Math.sqrt(square - mean * mean);
  return Float32Array.from(values, (value) => Math.min(1, Math.max(0, 0.5 + (value - mean) / (6 * deviation))));
}
