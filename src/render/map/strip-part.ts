import type { LaneStrips } from '../../map/lane-strips.ts';

/** Triangles of a lane's area between two stations of its road [m]: x, y, z of three corners each. */
export function stripPart(strips: LaneStrips, lane: number, from: number, to: number): number[] {
  const { firstRow, station } = strips;
  const corners: number[] = [];
  for (let row = firstRow[lane]; row + 1 < firstRow[lane + 1]; row++) {
    const [start, end] = [Math.max(from, station[row]), Math.min(to, station[row + 1])];
    if (end <= start) continue;
    const length = station[row + 1] - station[row];
    const [a, d] = borderAt(strips, row, (start - station[row]) / length);
    const [b, c] = borderAt(strips, row, (end - station[row]) / length);
    corners.push(...a, ...b, ...c, ...a, ...c, ...d);
  }
  return corners;
}

/** Inner and outer border, a share of the way from a row to the next. */
function borderAt({ border }: LaneStrips, row: number, share: number): [number[], number[]] {
  const at = (offset: number) =>
    [0, 1, 2].map((axis) => {
      const [here, next] = [border[6 * row + offset + axis], border[6 * row + 6 + offset + axis]];
      return here + share * (next - here);
    });
  return [at(0), at(3)];
}
