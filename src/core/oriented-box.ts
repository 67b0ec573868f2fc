/** An upright box seen from above, map frame: centre [m], direction of its length, and half its sizes [m]. */
export interface OrientedBox {
  x: number;
  y: number;
  cosYaw: number;
  sinYaw: number;
  halfLength: number;
  halfWidth: number;
}

/** How two boxes overlap. */
export interface Overlap {
  /** Unit vector from the second box to the first along which they part with the least way. */
  normalX: number;
  normalY: number;
  /** That way [m]. */
  depth: number;
}

export function createBox(): OrientedBox {
  return { x: 0, y: 0, cosYaw: 1, sinYaw: 0, halfLength: 0, halfWidth: 0 };
}

/**
 * Whether two boxes overlap, and how; boxes that only touch do not. Separating axes (Gottschalk, Lin, Manocha 1996): two
 * convex shapes are apart if and only if they are apart seen along the normal of one of their sides.
 */
export function findOverlap(a: OrientedBox, b: OrientedBox, out: Overlap): boolean {
  out.depth = Number.POSITIVE_INFINITY;
  return (
    overlapsAlong(a, b, a.cosYaw, a.sinYaw, out) &&
    overlapsAlong(a, b, -a.sinYaw, a.cosYaw, out) &&
    overlapsAlong(a, b, b.cosYaw, b.sinYaw, out) &&
    overlapsAlong(a, b, -b.sinYaw, b.cosYaw, out)
  );
}

/** Half of the box's shadow on an axis [m]. */
export function halfExtent(box: OrientedBox, axisX: number, axisY: number): number {
  const along = Math.abs(box.cosYaw * axisX + box.sinYaw * axisY);
  const across = Math.abs(box.cosYaw * axisY - box.sinYaw * axisX);
  return box.halfLength * along + box.halfWidth * across;
}

/** Whether a point is inside the box or on its edge. */
export function containsPoint(box: OrientedBox, x: number, y: number): boolean {
  const dx = x - box.x;
  const dy = y - box.y;
  const along = Math.abs(box.cosYaw * dx + box.sinYaw * dy);
  const across = Math.abs(box.cosYaw * dy - box.sinYaw * dx);
  return along <= box.halfLength && across <= box.halfWidth;
}

function overlapsAlong(a: OrientedBox, b: OrientedBox, axisX: number, axisY: number, out: Overlap): boolean {
  const distance = (a.x - b.x) * axisX + (a.y - b.y) * axisY;
  const depth = halfExtent(a, axisX, axisY) + halfExtent(b, axisX, axisY) - Math.abs(distance);
  if (depth <= 0) return false;
  if (depth < out.depth) {
    const side = distance < 0 ? -1 : 1;
    out.depth = depth;
    out.normalX = side * axisX;
    out.normalY = side * axisY;
  }
  return true;
}
