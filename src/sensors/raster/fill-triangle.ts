import type { DepthTarget } from './depth-target.ts';

/**
 * Steps of a vertex's place within a pixel. Vertices are snapped to this grid, so edge functions are integers, exact in
 * binary64 up to coordinates of 2^18 pixels, and neighbours that share an edge agree on every pixel of it.
 */
export const SUBPIXELS = 256;

const HALF = SUBPIXELS / 2;

/**
 * Twice the signed area in subpixels; positive for triangles that turn clockwise on the screen (y down).
 */
export function signedArea(x0: number, y0: number, x1: number, y1: number, x2: number, y2: number): number {
  return (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
}

/**
 * Draws one triangle of positive `signedArea` where it is nearer than what is there (J. Pineda, "A parallel algorithm
 * for polygon rasterization", 1988). Coordinates are whole subpixels, w is the nearness at the vertex. Pixel centres
 * count; those exactly on an edge belong to the triangle of which it is a top or a left edge.
 */
export function fillTriangle(
  target: DepthTarget,
  x0: number,
  y0: number,
  w0: number,
  x1: number,
  y1: number,
  w1: number,
  x2: number,
  y2: number,
  w2: number,
  primitive: number,
): void {
  const width = target.width;
  const left = Math.max(0, Math.ceil((Math.min(x0, x1, x2) - HALF) / SUBPIXELS));
  const right = Math.min(width - 1, Math.floor((Math.max(x0, x1, x2) - HALF) / SUBPIXELS));
  const top = Math.max(0, Math.ceil((Math.min(y0, y1, y2) - HALF) / SUBPIXELS));
  const bottom = Math.min(target.height - 1, Math.floor((Math.max(y0, y1, y2) - HALF) / SUBPIXELS));
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

  const nearness = target.nearness;
  const primitives = target.primitive;
  for (let y = top; y <= bottom; y++) {
    // The row's span: from where the last edge is entered to where the first is left.
    const enter = Math.max(stepsToEnter(row01, right01), stepsToEnter(row12, right12), stepsToEnter(row20, right20));
    const leave = Math.min(stepsToLeave(row01, right01), stepsToLeave(row12, right12), stepsToLeave(row20, right20));
    const end = y * width + Math.min(right, left + leave);
    let w = rowW + enter * rightW;
    for (let p = y * width + left + enter; p <= end; p++) {
      if (w > nearness[p]) {
        nearness[p] = w;
        primitives[p] = primitive;
      }
      w += rightW;
    }
    row01 += down01;
    row12 += down12;
    row20 += down20;
    rowW += downW;
  }
}

/**
 * Pixels from the row's first one to the first that an edge function lets in. Quotients of such integers are at least
 * 2^-34 off a whole number or whole, far more than their rounding, so `ceil` and `floor` err nowhere.
 */
function stepsToEnter(edge: number, step: number): number {
  if (edge >= 0) return 0;
  return step > 0 ? Math.ceil(-edge / step) : Number.POSITIVE_INFINITY;
}

/** Pixels from the row's first one to the last that an edge function lets in. */
function stepsToLeave(edge: number, step: number): number {
  return step < 0 ? Math.floor(edge / -step) : Number.POSITIVE_INFINITY;
}

/** 0 for top edges (level, leading right) and left edges (leading up), whose pixels belong to the triangle; else 1. */
function edgeBias(dx: number, dy: number): number {
  return dy < 0 || (dy === 0 && dx > 0) ? 0 : 1;
}
