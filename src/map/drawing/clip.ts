/** West, south, east and north of a rectangle [m]. */
export type ClipArea = readonly [number, number, number, number];

/** The part of a ring (x, y in turn) inside a rectangle, side by side (Sutherland and Hodgman 1974). */
export function clipRing(ring: readonly number[], [xMin, yMin, xMax, yMax]: ClipArea): number[] {
  let line = [...ring];
  for (const [axis, bound, sign] of [
    [0, xMin, 1],
    [0, xMax, -1],
    [1, yMin, 1],
    [1, yMax, -1],
  ] as const) {
    const kept: number[] = [];
    for (let i = 0; i < line.length; i += 2) {
      const k = i === 0 ? line.length - 2 : i - 2;
      const before = sign * (line[k + axis] - bound);
      const here = sign * (line[i + axis] - bound);
      if (before >= 0 !== here >= 0) {
        const share = before / (before - here);
        kept.push(line[k] + share * (line[i] - line[k]), line[k + 1] + share * (line[i + 1] - line[k + 1]));
      }
      if (here >= 0) kept.push(line[i], line[i + 1]);
    }
    line = kept;
  }
  return line;
}

/** The parts of a line (x, y in turn) whose pieces come into a rectangle, each with its piece's both ends. */
export function clipLine(line: readonly number[], [xMin, yMin, xMax, yMax]: ClipArea): number[][] {
  const parts: number[][] = [];
  let part: number[] | null = null;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i], line[i + 1], line[i + 2], line[i + 3]];
    const isNear =
      Math.max(x0, x1) >= xMin && Math.min(x0, x1) <= xMax && Math.max(y0, y1) >= yMin && Math.min(y0, y1) <= yMax;
    if (!isNear) part = null;
    else if (part === null) {
      part = [x0, y0, x1, y1];
      parts.push(part);
    } else part.push(x1, y1);
  }
  return parts;
}
