import { containsPoint, type OrientedBox } from '../../core/oriented-box.ts';

/**
 * Where two overlapping boxes touch, into `out`: the mean of the corners of each that are inside the other; where there
 * are none, since their sides cross, the middle between the centres.
 */
export function contactPoint(a: OrientedBox, b: OrientedBox, out: { x: number; y: number }): void {
  sum.x = 0;
  sum.y = 0;
  const count = addCornersInside(a, b) + addCornersInside(b, a);
  out.x = count > 0 ? sum.x / count : (a.x + b.x) / 2;
  out.y = count > 0 ? sum.y / count : (a.y + b.y) / 2;
}

const sum = { x: 0, y: 0 };

function addCornersInside(box: OrientedBox, other: OrientedBox): number {
  let count = 0;
  for (let corner = 0; corner < 4; corner++) {
    const along = corner < 2 ? box.halfLength : -box.halfLength;
    const across = corner % 2 === 0 ? box.halfWidth : -box.halfWidth;
    const x = box.x + along * box.cosYaw - across * box.sinYaw;
    const y = box.y + along * box.sinYaw + across * box.cosYaw;
    if (!containsPoint(other, x, y)) continue;
    sum.x += x;
    sum.y += y;
    count++;
  }
  return count;
}
