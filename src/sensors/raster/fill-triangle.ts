import type { DepthTarget } from './depth-target.ts';

/** Bits of a vertex's place within a pixel. */
const SUBPIXEL_BITS = 8;

/**
 * Steps of a vertex's place within a pixel. Vertices are snapped to this grid, so edge functions are integers, exact in
 * binary64 up to coordinates of 2^18 pixels, and neighbours that share an edge agree on every pixel of it.
 */
export const SUBPIXELS = 1 << SUBPIXEL_BITS;

const HALF = SUBPIXELS / 2;

/** Vertices on the image. Numbers reach the loops by index: as arguments each would be boxed. */
export interface ImageVertices {
  /** Whole subpixels, right and down, below 2^31. */
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** Nearness, see DepthTarget. */
  readonly w: Float64Array;
}

/** Twice the area of the triangle a, b, c in subpixels; positive if it turns clockwise on the screen (v points down). */
export function signedArea({ u, v }: ImageVertices, a: number, b: number, c: number): number {
  return (u[b] - u[a]) * (v[c] - v[a]) - (u[c] - u[a]) * (v[b] - v[a]);
}

/**
 * Draws the triangle a, b, c of positive `signedArea` where it is nearer than what is there (J. Pineda, "A parallel
 * algorithm for polygon rasterization", 1988). Pixel centres count; those exactly on an edge belong to the triangle of
 * which it is a top or a left edge.
 */
export function fillTriangle(
  target: DepthTarget,
  vertices: ImageVertices,
  a: number,
  b: number,
  c: number,
  primitive: number,
): void {
  const { u, v, w: vertexW } = vertices;
  const x0 = u[a];
  const y0 = v[a];
  const w0 = vertexW[a];
  const x1 = u[b];
  const y1 = v[b];
  const w1 = vertexW[b];
  const x2 = u[c];
  const y2 = v[c];
  const w2 = vertexW[c];
  // First and last column and row whose pixel centres lie in the triangle's rectangle.
  const left = Math.max(0, (lesser(lesser(x0, x1), x2) + HALF - 1) >> SUBPIXEL_BITS);
  const right = Math.min(target.width - 1, (greater(greater(x0, x1), x2) - HALF) >> SUBPIXEL_BITS);
  const top = Math.max(0, (lesser(lesser(y0, y1), y2) + HALF - 1) >> SUBPIXEL_BITS);
  const bottom = Math.min(target.height - 1, (greater(greater(y0, y1), y2) - HALF) >> SUBPIXEL_BITS);
  if (left > right || top > bottom) return;

  const dx01 = x1 - x0;
  const dy01 = y1 - y0;
  const dx12 = x2 - x1;
  const dy12 = y2 - y1;
  const dx20 = x0 - x2;
  const dy20 = y0 - y2;
  const px = left * SUBPIXELS + HALF;
  const py = top * SUBPIXELS + HALF;
  // Edge functions at the first pixel's centre, less one where the edge itself does not belong to the triangle.
  let row01 = dx01 * (py - y0) - dy01 * (px - x0) - edgeBias(dx01, dy01);
  let row12 = dx12 * (py - y1) - dy12 * (px - x1) - edgeBias(dx12, dy12);
  let row20 = dx20 * (py - y2) - dy20 * (px - x2) - edgeBias(dx20, dy20);
  const right01 = -dy01 * SUBPIXELS;
  const right12 = -dy12 * SUBPIXELS;
  const right20 = -dy20 * SUBPIXELS;
  const down01 = dx01 * SUBPIXELS;
  const down12 = dx12 * SUBPIXELS;
  const down20 = dx20 * SUBPIXELS;

  // Nearness is a plane over the image.
  const area = dx01 * (y2 - y0) - (x2 - x0) * dy01;
  const wx = ((w1 - w0) * (y2 - y0) - (w2 - w0) * dy01) / area;
  const wy = ((w2 - w0) * dx01 - (w1 - w0) * (x2 - x0)) / area;
  let rowW = w0 + (px - x0) * wx + (py - y0) * wy;
  const rightW = wx * SUBPIXELS;
  const downW = wy * SUBPIXELS;

  const { width, nearness, primitive: primitives } = target;
  for (let y = top; y <= bottom; y++) {
    let skip = 0;
    if (row01 < 0) skip = stepsToEnter(row01, right01);
    if (row12 < 0) skip = greater(skip, stepsToEnter(row12, right12));
    if (row20 < 0) skip = greater(skip, stepsToEnter(row20, right20));
    if (skip <= right - left) {
      let e01 = row01 + skip * right01;
      let e12 = row12 + skip * right12;
      let e20 = row20 + skip * right20;
      let w = rowW + skip * rightW;
      const end = y * width + right;
      for (let p = (y * width + left + skip) | 0; p <= end && e01 >= 0 && e12 >= 0 && e20 >= 0; p++) {
        if (w > nearness[p]) {
          nearness[p] = w;
          primitives[p] = primitive;
        }
        w += rightW;
        e01 += right01;
        e12 += right12;
        e20 += right20;
      }
    }
    row01 += down01;
    row12 += down12;
    row20 += down20;
    rowW += downW;
  }
}

/**
 * Pixels from the row's first one to the first that an edge function, negative there, lets in. The quotient of such
 * integers is whole or at least 2^-34 off a whole number, far more than its rounding, so `ceil` does not err.
 */
function stepsToEnter(edge: number, step: number): number {
  return step > 0 ? Math.ceil(-edge / step) : Number.POSITIVE_INFINITY;
}

/*
 * Math.min and Math.max of binary64 take care of NaN and -0, which costs more than all the rest of a small triangle.
 */

function lesser(a: number, b: number): number {
  return a < b ? a : b;
}

function greater(a: number, b: number): number {
  return a > b ? a : b;
}

/** 0 for top edges (level, leading right) and left edges (leading up), whose pixels belong to the triangle; else 1. */
function edgeBias(dx: number, dy: number): number {
  return dy < 0 || (dy === 0 && dx > 0) ? 0 : 1;
}
