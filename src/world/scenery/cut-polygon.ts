/** A corner of a polygon in space. */
export type Corner = readonly [x: number, y: number, z: number];

/** A convex polygon as seen from above: half planes nx x + ny y <= limit, normals of unit length pointing outwards. */
export interface Outline {
  readonly sides: readonly Side[];
}

interface Side {
  readonly nx: number;
  readonly ny: number;
  readonly limit: number;
}

/** Smaller pieces are left out [m^2]. */
const LEAST_AREA = 1e-5;

/** Shorter sides are none [m]. */
const SHORT = 1e-6;

/**
 * The outline of a convex polygon whose sides are moved outwards by `grow(k)`, k being the number of the side's first
 * corner [m]; null where it is not convex or has no area.
 */
export function outlineOf(
  x: readonly number[],
  y: readonly number[],
  grow: (side: number) => number = () => 0,
): Outline | null {
  let area = 0;
  for (let k = 0; k < x.length; k++) {
    const next = (k + 1) % x.length;
    area += (x[k] - x[0]) * (y[next] - y[0]) - (x[next] - x[0]) * (y[k] - y[0]);
  }
  if (!(Math.abs(area) > 2 * LEAST_AREA)) return null;
  const turn = area > 0 ? 1 : -1;
  const sides: Side[] = [];
  for (let k = 0; k < x.length; k++) {
    const next = (k + 1) % x.length;
    const [dx, dy] = [x[next] - x[k], y[next] - y[k]];
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length < SHORT) continue;
    const [nx, ny] = [(turn * dy) / length, (-turn * dx) / length];
    const limit = nx * x[k] + ny * y[k];
    for (let i = 0; i < x.length; i++) if (nx * x[i] + ny * y[i] > limit + SHORT) return null;
    sides.push({ nx, ny, limit: limit + grow(k) });
  }
  return { sides };
}

/** A convex polygon cut by an outline: the part inside, if any, and what is left around it as convex pieces. */
export function cutPolygon(
  polygon: readonly Corner[],
  { sides }: Outline,
): { readonly inside: readonly Corner[] | null; readonly outside: readonly (readonly Corner[])[] } {
  const outside: (readonly Corner[])[] = [];
  let rest = polygon;
  for (const side of sides) {
    const beyond = part(rest, side, -1);
    rest = part(rest, side, 1);
    if (areaOf(beyond) > LEAST_AREA) outside.push(beyond);
    if (areaOf(rest) <= LEAST_AREA) return { inside: null, outside: [polygon] };
  }
  return { inside: rest, outside };
}

/** Which part of the way from a to b lies inside an outline, as shares of it; null for none. */
export function insideSpan(a: Corner, b: Corner, { sides }: Outline): readonly [from: number, to: number] | null {
  let [from, to] = [0, 1];
  for (const { nx, ny, limit } of sides) {
    const start = limit - nx * a[0] - ny * a[1];
    const end = limit - nx * b[0] - ny * b[1];
    if (start < 0 && end < 0) return null;
    if (start < 0) from = Math.max(from, start / (start - end));
    else if (end < 0) to = Math.min(to, start / (start - end));
  }
  return from < to ? [from, to] : null;
}

/** What spans leave of [from, to], ascending. */
export function spansLeft(
  from: number,
  to: number,
  spans: readonly (readonly [number, number])[],
): (readonly [number, number])[] {
  const left: (readonly [number, number])[] = [];
  let at = from;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start > at) left.push([at, Math.min(start, to)]);
    at = Math.max(at, end);
    if (at >= to) return left;
  }
  left.push([at, to]);
  return left;
}

export function between(a: Corner, b: Corner, share: number): Corner {
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2])];
}

/** Twice the area as seen from above [m^2]. */
function areaOf(polygon: readonly Corner[]): number {
  let area = 0;
  for (let k = 2; k < polygon.length; k++) {
    const [o, a, b] = [polygon[0], polygon[k - 1], polygon[k]];
    area += (a[0] - o[0]) * (b[1] - o[1]) - (b[0] - o[0]) * (a[1] - o[1]);
  }
  return Math.abs(area);
}

/** The part of a convex polygon on one side of a line: within its limit for `sign` 1, beyond it for -1. */
function part(polygon: readonly Corner[], { nx, ny, limit }: Side, sign: 1 | -1): Corner[] {
  const result: Corner[] = [];
  polygon.forEach((b, k) => {
    const a = polygon[(k + polygon.length - 1) % polygon.length];
    const before = sign * (limit - nx * a[0] - ny * a[1]);
    const here = sign * (limit - nx * b[0] - ny * b[1]);
    if (before < 0 !== here < 0) result.push(between(a, b, before / (before - here)));
    if (here >= 0) result.push(b);
  });
  return result;
}
