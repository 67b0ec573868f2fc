/**
 * Distance to the convex polygon of the corners `first` to `end` of x and y [m]; inside, minus the distance to its
 * nearest edge.
 */
export function polygonDistance(
  x: readonly number[],
  y: readonly number[],
  first: number,
  end: number,
  px: number,
  py: number,
): number {
  let nearest = Number.POSITIVE_INFINITY;
  let left = true;
  let right = true;
  for (let i = first, k = end - 1; i < end; k = i++) {
    const ex = x[i] - x[k];
    const ey = y[i] - y[k];
    const wx = px - x[k];
    const wy = py - y[k];
    const side = ex * wy - ey * wx;
    if (side < 0) left = false;
    if (side > 0) right = false;
    const square = ex * ex + ey * ey;
    const t = square > 0 ? Math.max(0, Math.min(1, (wx * ex + wy * ey) / square)) : 0;
    const dx = wx - t * ex;
    const dy = wy - t * ey;
    nearest = Math.min(nearest, dx * dx + dy * dy);
  }
  return left || right ? -Math.sqrt(nearest) : Math.sqrt(nearest);
}
