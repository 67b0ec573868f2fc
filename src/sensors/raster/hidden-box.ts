import type { Mesh } from '../../world/scenery/mesh.ts';
import type { DepthTarget } from './depth-target.ts';
import { NEAR, type View } from './view.ts';

/** An axis-aligned box, map frame [m]: least x, y, z and greatest x, y, z. */
export type Box = readonly [number, number, number, number, number, number];

/** Share by which rounding may bring a point of the box nearer than its corners. */
const ROUNDING = 1e-6;

/** The box of a mesh's vertices. */
export function boxOf({ positions }: Mesh): Box {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < positions.length; i++) {
    const axis = i % 3;
    low[axis] = Math.min(low[axis], positions[i]);
    high[axis] = Math.max(high[axis], positions[i]);
  }
  return [low[0], low[1], low[2], high[0], high[1], high[2]];
}

/**
 * Whether nothing in the box can be seen past what is drawn already: in its rectangle on the image, a pixel wider on
 * every side for the snapping of vertices, all is nearer than its nearest corner. Says false where it is not sure.
 */
export function isHidden(box: Box, view: View, { nearness }: DepthTarget): boolean {
  const { rotation: r, width, height } = view;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  let nearest = Number.POSITIVE_INFINITY;
  for (let corner = 0; corner < 8; corner++) {
    const x = box[corner & 1 ? 3 : 0] - view.x;
    const y = box[corner & 2 ? 4 : 1] - view.y;
    const z = box[corner & 4 ? 5 : 2] - view.z;
    const depth = r[6] * x + r[7] * y + r[8] * z;
    if (depth < NEAR) return false;
    const u = (view.fx * (r[0] * x + r[1] * y + r[2] * z)) / depth + view.cx;
    const v = (view.fy * (r[3] * x + r[4] * y + r[5] * z)) / depth + view.cy;
    nearest = Math.min(nearest, depth);
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const firstColumn = Math.max(0, Math.floor(left) - 1);
  const lastColumn = Math.min(width - 1, Math.ceil(right) + 1);
  const firstRow = Math.max(0, Math.floor(top) - 1);
  const lastRow = Math.min(height - 1, Math.ceil(bottom) + 1);
  const limit = (1 + ROUNDING) / nearest;
  // From above: over the roofs there is most often sky, which ends the search at once.
  for (let row = firstRow; row <= lastRow; row++) {
    for (let p = row * width + firstColumn; p <= row * width + lastColumn; p++) {
      if (nearness[p] <= limit) return false;
    }
  }
  return true;
}
