import { type ClipArea, clipLine, clipRing } from './clip.ts';

/** Most points of the picture's longer side that a point of a line may lie beside where it should. */
const FINENESS = 20_000;
/** Finer lines than this help nobody [m]. */
const FINEST = 0.02;
/** Around the lanes: a share of the longer side, and at least so much [m]. */
const MARGIN = 0.04;
const LEAST_MARGIN = 8;
/** Room for title, legend and scale, as a share of the longer side. */
const HEAD = 0.06;
const FOOT = 0.07;

export interface SheetOptions {
  /** Points of the longer side that can be told apart. */
  readonly fineness?: number;
  /** Room below the map, as a share of the longer side. */
  readonly foot?: number;
  /** Whether lines end where the paper does; one that shows a whole map has none beyond. */
  readonly isClipped?: boolean;
}

/** A part of the map and where it is on the paper: metres, x to the right and y down from the upper left corner. */
export class Sheet {
  readonly width: number;
  readonly height: number;
  /** What lines may be off by [m]. */
  readonly tolerance: number;
  /** A length that can be read at the picture's full size [m]: the height of small type. */
  readonly type: number;
  readonly head: number;
  readonly foot: number;
  private readonly left: number;
  private readonly top: number;
  private readonly digits: number;
  private readonly clip: ClipArea | null;

  constructor(
    [xMin, yMin, xMax, yMax]: readonly [number, number, number, number],
    { fineness = FINENESS, foot = FOOT, isClipped = false }: SheetOptions = {},
  ) {
    const longer = Math.max(xMax - xMin, yMax - yMin, 20);
    const margin = Math.max(LEAST_MARGIN, MARGIN * longer);
    // A long thin map keeps room for title and scale.
    const wide = Math.max(xMax - xMin + 2 * margin, 0.6 * longer);
    this.head = HEAD * longer;
    this.foot = foot * longer;
    this.width = wide;
    this.height = yMax - yMin + 2 * margin + this.head + this.foot;
    this.left = (xMin + xMax) / 2 - wide / 2;
    this.top = yMax + margin + this.head;
    this.tolerance = Math.max(FINEST, longer / fineness);
    this.type = longer / 75;
    // A little more than the paper, so that no line's end is seen.
    this.clip = isClipped
      ? [this.left - margin, this.top - this.height - margin, this.left + wide + margin, this.top + margin]
      : null;
    this.digits = this.tolerance < 0.05 ? 2 : this.tolerance < 0.5 ? 1 : 0;
  }

  x(x: number): string {
    return this.length(x - this.left);
  }

  y(y: number): string {
    return this.length(this.top - y);
  }

  /** A length in metres, as short as it can be written. */
  length(value: number): string {
    const text = value.toFixed(this.digits);
    return this.digits === 0 ? text : text.replace(/\.?0+$/, '');
  }

  /** A line of map coordinates (x, y in turn) as path data; nothing where all of it is off the paper. */
  path(line: readonly number[], closed = false): string {
    if (this.clip === null) return this.data(line, closed);
    if (closed) return this.data(clipRing(line, this.clip), true);
    return clipLine(line, this.clip)
      .map((part) => this.data(part, false))
      .join('');
  }

  private data(line: readonly number[], closed: boolean): string {
    let data = '';
    for (let i = 0; i + 1 < line.length; i += 2) {
      data += `${i === 0 ? 'M' : i === 2 ? 'L' : ' '}${this.x(line[i])} ${this.y(line[i + 1])}`;
    }
    return closed && data !== '' ? `${data}Z` : data;
  }
}
