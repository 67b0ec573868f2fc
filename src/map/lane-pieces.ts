import { cos, sin } from '../core/math/sin-cos.ts';
import type { Lane } from './road-map.ts';

/** Sample intervals per piece. */
const PIECE = 8;
/** Headings are compared with this much to spare [rad]. */
const ROUNDING = 1e-9;

/** Centres of all lanes, cut into pieces of a few samples: struct of arrays, index-aligned. */
export interface LanePieces {
  readonly count: number;
  readonly lane: Int32Array;
  /** First sample of the piece on its lane. */
  readonly start: Int32Array;
  /** The piece's samples in `x` and `y`: from `first` to `last`; neighbours share one. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** The centre leaves the straight lines between samples by no more than this [m]. */
  readonly bulge: Float64Array;
  /** Headings of the piece's samples: the direction in their middle, and the largest difference from it [rad]. */
  readonly tx: Float64Array;
  readonly ty: Float64Array;
  readonly turn: Float64Array;
  /** Heights of the piece's samples: the lowest and the highest [m]. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Samples of all lanes. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export function cutLanes(lanes: readonly Lane[]): LanePieces {
  const count = lanes.reduce((sum, { centre }) => sum + Math.ceil((centre.count - 1) / PIECE), 0);
  const samples = lanes.reduce((sum, { centre }) => sum + centre.count, 0);
  const integers = () => new Int32Array(count);
  const pieces = {
    count,
    lane: integers(),
    start: integers(),
    first: integers(),
    last: integers(),
    bulge: new Float64Array(count),
    tx: new Float64Array(count),
    ty: new Float64Array(count),
    turn: new Float64Array(count),
    low: new Float64Array(count),
    high: new Float64Array(count),
    x: new Float64Array(samples),
    y: new Float64Array(samples),
  };
  let piece = 0;
  let base = 0;
  for (const lane of lanes) {
    const { centre, index } = lane;
    pieces.x.set(centre.x, base);
    pieces.y.set(centre.y, base);
    for (let start = 0; start < centre.count - 1; start += PIECE, piece++) {
      const end = Math.min(centre.count - 1, start + PIECE);
      pieces.lane[piece] = index;
      pieces.start[piece] = start;
      pieces.first[piece] = base + start;
      pieces.last[piece] = base + end;
      const headings = centre.heading.subarray(start, end + 1);
      const [low, high] = [Math.min(...headings), Math.max(...headings)];
      pieces.tx[piece] = cos((low + high) / 2);
      pieces.ty[piece] = sin((low + high) / 2);
      pieces.turn[piece] = (high - low) / 2 + ROUNDING;
      const heights = centre.z.subarray(start, end + 1);
      pieces.low[piece] = Math.min(...heights);
      pieces.high[piece] = Math.max(...heights);
      for (let i = start; i < end; i++) pieces.bulge[piece] = Math.max(pieces.bulge[piece], bulge(lane, i));
    }
    base += centre.count;
  }
  return pieces;
}

/** Boxes around the pieces' centres, or around the area of the lane there: xMin, yMin, xMax, yMax each [m]. */
export function pieceBoxes(lanes: readonly Lane[], pieces: LanePieces, withWidth: boolean): Float64Array {
  const boxes = new Float64Array(pieces.count * 4);
  for (let piece = 0; piece < pieces.count; piece++) {
    const { width } = lanes[pieces.lane[piece]].centre;
    let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = pieces.first[piece]; i <= pieces.last[piece]; i++) {
      const half = withWidth ? Math.max(0, width[pieces.start[piece] + i - pieces.first[piece]] / 2) : 0;
      const margin = half + pieces.bulge[piece];
      xMin = Math.min(xMin, pieces.x[i] - margin);
      yMin = Math.min(yMin, pieces.y[i] - margin);
      xMax = Math.max(xMax, pieces.x[i] + margin);
      yMax = Math.max(yMax, pieces.y[i] + margin);
    }
    boxes[4 * piece] = xMin;
    boxes[4 * piece + 1] = yMin;
    boxes[4 * piece + 2] = xMax;
    boxes[4 * piece + 3] = yMax;
  }
  return boxes;
}

/**
 * How far the cubic between samples i and i + 1 leaves its chord: with tangents of length h that stand off the chord by
 * a0 and a1 sideways, |u v^2 a0 - u^2 v a1| <= 4/27 (|a0| + |a1|); the same for what they are too long or short along it.
 */
function bulge({ centre }: Lane, i: number): number {
  const { s, x, y, tx, ty } = centre;
  const h = s[i + 1] - s[i];
  const cx = x[i + 1] - x[i];
  const cy = y[i + 1] - y[i];
  const off = Math.abs(h * tx[i] - cx) + Math.abs(h * ty[i] - cy);
  return (4 / 27) * (off + Math.abs(h * tx[i + 1] - cx) + Math.abs(h * ty[i + 1] - cy));
}
