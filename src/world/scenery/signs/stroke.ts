import type { Corner } from '../triangulate.ts';

/** Farthest that a joint reaches out, in half widths. */
const LONGEST_MITRE = 1.6;

/** Length below which two points are one, as a share of the width. */
const APART = 1e-3;

/** Left and right edges of a line of `width` along `points`, joints mitred; its open ends reach half a width further. */
export function strokeEdges(points: readonly Corner[], width: number): [left: Corner[], right: Corner[]] {
  const line = points.filter((point, i) => i === 0 || distance(point, points[i - 1]) > APART * width);
  const left: Corner[] = [];
  const right: Corner[] = [];
  if (line.length < 2) return [left, right];
  const half = width / 2;
  const last = line.length - 1;
  const closed = distance(line[0], line[last]) <= APART * width;
  for (let i = 0; i <= last; i++) {
    const before = i > 0 ? direction(line[i - 1], line[i]) : closed ? direction(line[last - 1], line[last]) : null;
    const after = i < last ? direction(line[i], line[i + 1]) : closed ? direction(line[0], line[1]) : null;
    const [ux, uy] = (before ?? after) as Corner;
    const [vx, vy] = (after ?? before) as Corner;
    // Half way between the two normals, long enough to meet both edges: 1 / cos of half the turn.
    const nx = -(uy + vy);
    const ny = ux + vx;
    const square = nx * nx + ny * ny;
    const cosine = Math.sqrt(square) / 2;
    const reach = square < 1e-12 ? half : half * Math.min(LONGEST_MITRE, 1 / cosine);
    const scale = square < 1e-12 ? 0 : reach / Math.sqrt(square);
    const cap = closed ? 0 : i === 0 ? -half : i === last ? half : 0;
    const x = line[i][0] + cap * ux;
    const y = line[i][1] + cap * uy;
    left.push([x + scale * nx, y + scale * ny]);
    right.push([x - scale * nx, y - scale * ny]);
  }
  return [left, right];
}

function direction(from: Corner, to: Corner): Corner {
  const length = distance(from, to);
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

function distance(a: Corner, b: Corner): number {
  const dx = a[0] - b[0];
  const dy = a[1] - b[1];
  return Math.sqrt(dx * dx + dy * dy);
}
