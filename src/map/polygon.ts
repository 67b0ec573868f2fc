/** Whether (x, y) lies in a closed polygon given as x, y, z of each corner; on its border either may be said. */
export function isInPolygon(corners: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, k = corners.length - 3; i < corners.length; k = i, i += 3) {
    const above = corners[i + 1] > y;
    if (above === corners[k + 1] > y) continue;
    const share = (y - corners[i + 1]) / (corners[k + 1] - corners[i + 1]);
    if (x < corners[i] + share * (corners[k] - corners[i])) inside = !inside;
  }
  return inside;
}

/** Calls `meet` with the share of the way from a to b at which it crosses each side of a closed polygon. */
export function crossPolygon(
  corners: Float64Array,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  meet: (share: number) => void,
): void {
  const [dx, dy] = [bx - ax, by - ay];
  for (let i = 0, k = corners.length - 3; i < corners.length; k = i, i += 3) {
    const [ex, ey] = [corners[i] - corners[k], corners[i + 1] - corners[k + 1]];
    const turn = dx * ey - dy * ex;
    if (turn === 0) continue;
    const [px, py] = [corners[k] - ax, corners[k + 1] - ay];
    const share = (px * ey - py * ex) / turn;
    const onSide = (px * dy - py * dx) / turn;
    if (share >= 0 && share <= 1 && onSide >= 0 && onSide <= 1) meet(share);
  }
}
