/**
 * Leaves out points of a line (x, y in turn) while none of them lies farther than `tolerance` from what is left
 * (Douglas and Peucker 1973). Keeps both ends.
 */
export function simplifyLine(line: readonly number[], tolerance: number): number[] {
  const count = line.length / 2;
  if (count <= 2) return [...line];
  const kept = new Uint8Array(count);
  kept[0] = kept[count - 1] = 1;
  const open: [number, number][] = [[0, count - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    let farthest = -1;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const distance = distanceToSpan(line, i, from, to);
      if (distance <= most) continue;
      most = distance;
      farthest = i;
    }
    if (farthest < 0) continue;
    kept[farthest] = 1;
    open.push([from, farthest], [farthest, to]);
  }
  const result: number[] = [];
  for (let i = 0; i < count; i++) if (kept[i] === 1) result.push(line[2 * i], line[2 * i + 1]);
  return result;
}

function distanceToSpan(line: readonly number[], i: number, from: number, to: number): number {
  const dx = line[2 * to] - line[2 * from];
  const dy = line[2 * to + 1] - line[2 * from + 1];
  const px = line[2 * i] - line[2 * from];
  const py = line[2 * i + 1] - line[2 * from + 1];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
  const ex = px - share * dx;
  const ey = py - share * dy;
  return Math.sqrt(ex * ex + ey * ey);
}
