/** A corner of a polygon. */
export type Corner = readonly [number, number];

/**
 * Cuts a simple polygon, convex or not and in either sense, into triangles by its ears (G. H. Meisters, "Polygons have
 * ears", 1975): index triples, counter-clockwise. Of a polygon that crosses itself it gives what it can; it always ends.
 */
export function triangulate(polygon: readonly Corner[]): number[] {
  const ring = ringOf(polygon);
  const triangles: number[] = [];
  while (ring.length > 3) {
    const at = findEar(polygon, ring);
    const [a, b, c] = around(ring, at);
    if (turn(polygon[a], polygon[b], polygon[c]) > 0) triangles.push(a, b, c);
    ring.splice(at, 1);
  }
  if (ring.length === 3 && turn(polygon[ring[0]], polygon[ring[1]], polygon[ring[2]]) > 0) triangles.push(...ring);
  return triangles;
}

/** Twice the polygon's area, positive if it runs counter-clockwise. */
export function doubleArea(polygon: readonly Corner[]): number {
  let sum = 0;
  for (let i = 0; i < polygon.length; i++) {
    const [ax, ay] = polygon[i];
    const [bx, by] = polygon[(i + 1) % polygon.length];
    sum += (ax - polygon[0][0]) * (by - polygon[0][1]) - (bx - polygon[0][0]) * (ay - polygon[0][1]);
  }
  return sum;
}

/** The corners counter-clockwise, without those that repeat the one before. */
function ringOf(polygon: readonly Corner[]): number[] {
  const ring: number[] = [];
  for (let i = 0; i < polygon.length; i++) {
    const [x, y] = polygon[i];
    const [px, py] = polygon[ring.length > 0 ? ring[ring.length - 1] : polygon.length - 1];
    if (x !== px || y !== py) ring.push(i);
  }
  return doubleArea(polygon) < 0 ? ring.reverse() : ring;
}

/** Place in the ring of a corner that can be cut off: a straight one, else a convex one whose triangle is empty. */
function findEar(polygon: readonly Corner[], ring: readonly number[]): number {
  let convex = -1;
  for (let at = 0; at < ring.length; at++) {
    const [a, b, c] = around(ring, at);
    const area = turn(polygon[a], polygon[b], polygon[c]);
    if (area === 0) return at;
    if (area < 0) continue;
    if (convex < 0) convex = at;
    if (isEmpty(polygon, ring, a, b, c)) return at;
  }
  return Math.max(convex, 0);
}

function isEmpty(polygon: readonly Corner[], ring: readonly number[], a: number, b: number, c: number): boolean {
  const [p, q, r] = [polygon[a], polygon[b], polygon[c]];
  for (const i of ring) {
    if (i === a || i === b || i === c) continue;
    const corner = polygon[i];
    if (isSame(corner, p) || isSame(corner, q) || isSame(corner, r)) continue;
    if (turn(p, q, corner) >= 0 && turn(q, r, corner) >= 0 && turn(r, p, corner) >= 0) return false;
  }
  return true;
}

function around(ring: readonly number[], at: number): [number, number, number] {
  return [ring[(at + ring.length - 1) % ring.length], ring[at], ring[(at + 1) % ring.length]];
}

/** Twice the area of a, b, c; positive if it turns left. */
function turn(a: Corner, b: Corner, c: Corner): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
}

function isSame(a: Corner, b: Corner): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
