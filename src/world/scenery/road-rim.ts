import type { SectionRow } from './section-rows.ts';
import type { SurfaceCover } from './surface-cover.ts';
import { RANK } from './surface-look.ts';

/** No road's index: walls keep off their own road too, where it winds back below itself. */
const NOBODY = -1;

/** The place `out` beyond the outermost edge i of a row [m]. */
export function outwards({ x, y, z }: SectionRow, i: number, out: number): [number, number, number] {
  const inner = i === 0 ? x.length - 1 : 0;
  const [dx, dy] = [x[i] - x[inner], y[i] - y[inner]];
  const share = out / Math.max(1e-3, Math.sqrt(dx * dx + dy * dy));
  return [x[i] + share * dx, y[i] + share * dy, z[i]];
}

/** Whether a road lies `out` beyond the outermost edge i somewhere between two rows, so that no wall can stand there. */
export function joinsAlong(from: SectionRow, to: SectionRow, i: number, out: number, cover: SurfaceCover): boolean {
  const [a, b] = [outwards(from, i, out), outwards(to, i, out)];
  return [0, 0.25, 0.5, 0.75, 1].some((share) => {
    const [x, y, z] = a.map((value, axis) => value + share * (b[axis] - value));
    return cover.depthAt(x, y, z, NOBODY, RANK.ground) > 0;
  });
}
