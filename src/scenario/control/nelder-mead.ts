import { clamp } from '../../core/math/clamp.ts';
import { RandomStream } from '../../core/random.ts';

/** Size of the first simplex in the unit cube [1]. */
const FIRST_STEP = 0.15;

/** The simplex is done when its costs differ by less than this share. */
const SETTLED = 1e-4;

export interface Found {
  readonly point: readonly number[];
  readonly cost: number;
}

/**
 * Least cost over the unit cube by the simplex method (Nelder and Mead 1965, "A simplex method for function minimization"),
 * points outside brought back to its faces. The seed turns the first simplex. A cost of NaN counts as infinite. `cost` may
 * give null: then the search ends, and the best so far is the result.
 */
export async function nelderMead(
  start: readonly number[],
  cost: (point: readonly number[]) => Promise<number | null>,
  evaluations: number,
  seed: number,
): Promise<Found> {
  const random = new RandomStream(seed, 'nelder-mead');
  const simplex: Found[] = [];
  let left = evaluations;
  let stopped = false;
  const look = async (wished: readonly number[]): Promise<Found> => {
    const point = wished.map((value) => clamp(value, 0, 1));
    const found = left-- > 0 && !stopped ? await cost(point) : null;
    if (found === null) stopped = true;
    return { point, cost: found === null || Number.isNaN(found) ? Number.POSITIVE_INFINITY : found };
  };
  simplex.push(await look(start));
  for (let i = 0; i < start.length && !stopped; i++) {
    const step = random.uniform() < 0.5 ? -FIRST_STEP : FIRST_STEP;
    const inward = start[i] + step < 0 || start[i] + step > 1 ? -step : step;
    simplex.push(await look(start.map((value, j) => (i === j ? value + inward : value))));
  }
  const order = () => simplex.sort((a, b) => (a.cost === b.cost ? 0 : a.cost - b.cost));
  while (!stopped) {
    order();
    const best = simplex[0];
    const worst = simplex[simplex.length - 1];
    if (worst.cost - best.cost <= SETTLED * Math.abs(best.cost)) break;
    const others = simplex.slice(0, -1);
    const middle = start.map((_, i) => others.reduce((sum, { point }) => sum + point[i], 0) / others.length);
    const along = (factor: number) => middle.map((value, i) => value + factor * (worst.point[i] - value));
    const mirrored = await look(along(-1));
    let next = mirrored;
    if (mirrored.cost < best.cost) {
      const further = await look(along(-2));
      if (further.cost < mirrored.cost) next = further;
    } else if (mirrored.cost >= others[others.length - 1].cost) {
      next = await look(along(mirrored.cost < worst.cost ? -0.5 : 0.5));
    }
    if (next.cost < worst.cost) simplex[simplex.length - 1] = next;
    else for (let i = 1; i < simplex.length; i++) simplex[i] = await shrunk(simplex[i], best, look);
  }
  order();
  return simplex[0];
}

/** A corner brought half way to the best one; as it was where nobody may look any more. */
async function shrunk(corner: Found, best: Found, look: (point: number[]) => Promise<Found>): Promise<Found> {
  const nearer = await look(corner.point.map((value, i) => (value + best.point[i]) / 2));
  return Number.isFinite(nearer.cost) ? nearer : corner;
}
