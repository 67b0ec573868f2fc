/** How errors of ranges become errors of position: standard deviation along each axis over that of a range [1]. */
export interface Dilution {
  /** Satellites that count. */
  count: number;
  east: number;
  north: number;
  up: number;
}

/** Unknowns of a fix: east, north, up, and the receiver's clock. */
const N = 4;

const normal = new Float64Array(N * 2 * N);

/**
 * Dilution of precision of a weighted fix, the diagonal of (sum of w g g^T)^-1 with g = (direction to the satellite, 1)
 * (Kaplan and Hegarty, "Understanding GPS/GNSS", 3rd ed. 2017, section 11.2) and w = sin(elevation)^2: signals that come
 * in low go a longer way through the air. `used` is 1 for satellites that count. Infinite where fewer than four do, or
 * where they stand in one line.
 */
export function dilutionOf(directions: Float64Array, used: Uint8Array, out: Dilution): Dilution {
  normal.fill(0);
  out.count = 0;
  for (let i = 0; i < used.length; i++) {
    if (used[i] === 0) continue;
    out.count++;
    const at = 3 * i;
    const weight = directions[at + 2] * directions[at + 2];
    for (let row = 0; row < N; row++) {
      const left = weight * (row === 3 ? 1 : directions[at + row]);
      for (let column = 0; column < N; column++) {
        normal[row * 2 * N + column] += left * (column === 3 ? 1 : directions[at + column]);
      }
    }
  }
  const isSolved = out.count >= N && invert();
  out.east = isSolved ? Math.sqrt(normal[N]) : Number.POSITIVE_INFINITY;
  out.north = isSolved ? Math.sqrt(normal[2 * N + N + 1]) : Number.POSITIVE_INFINITY;
  out.up = isSolved ? Math.sqrt(normal[2 * 2 * N + N + 2]) : Number.POSITIVE_INFINITY;
  return out;
}

/** Pivots below this share of a unit are none. */
const TINY = 1e-9;

/** Gauss and Jordan on [A | 1] in place; A is symmetric and not negative, so it needs no other order of rows. */
function invert(): boolean {
  const width = 2 * N;
  for (let row = 0; row < N; row++) normal[row * width + N + row] = 1;
  for (let pivot = 0; pivot < N; pivot++) {
    const head = normal[pivot * width + pivot];
    if (!(head > TINY)) return false;
    for (let column = 0; column < width; column++) normal[pivot * width + column] /= head;
    for (let row = 0; row < N; row++) {
      if (row === pivot) continue;
      const factor = normal[row * width + pivot];
      for (let column = 0; column < width; column++) {
        normal[row * width + column] -= factor * normal[pivot * width + column];
      }
    }
  }
  return true;
}
