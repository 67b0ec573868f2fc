import type { Segmentation } from '../../core/messages/seen-road.ts';
import { PERCEPTION } from '../perception-class.ts';

/** A connected region of vehicle pixels; the arrays are indexed by mask column and hold from `first` to `last`. */
export interface VehicleRegion {
  first: number;
  last: number;
  /** Lowest row of the region in each column. */
  readonly bottom: Int32Array;
  /** Pixels of the region in each column, and the sum of their confidence (0 to 255 each). */
  readonly pixels: Int32Array;
  readonly confidence: Int32Array;
}

/** Regions with fewer pixels are speckle. */
const LEAST_PIXELS = 4;

/** Finds the connected regions (four neighbours) of the vehicle class in a mask, by flood fill. */
export class VehicleRegions {
  private readonly width: number;
  private readonly height: number;
  /** 1 where a pixel has been taken. */
  private readonly taken: Uint8Array;
  private readonly stack: Int32Array;
  private readonly region: VehicleRegion;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.taken = new Uint8Array(width * height);
    this.stack = new Int32Array(width * height);
    const columns = () => new Int32Array(width);
    this.region = { first: 0, last: 0, bottom: columns(), pixels: columns(), confidence: columns() };
  }

  /** Calls `visit` for each region, in the order of their first pixels by rows; the region is reused after the call. */
  each(mask: Segmentation, visit: (region: VehicleRegion) => void): void {
    this.taken.fill(0);
    for (let start = 0; start < this.taken.length; start++) {
      if (mask.classes[start] !== PERCEPTION.vehicle || this.taken[start] === 1) continue;
      if (this.fill(mask, start) >= LEAST_PIXELS) visit(this.region);
    }
  }

  /** Collects the region around a pixel; returns its size. */
  private fill({ classes, confidence }: Segmentation, start: number): number {
    const { width, height, region, stack } = this;
    region.pixels.fill(0);
    region.confidence.fill(0);
    region.bottom.fill(-1);
    region.first = width;
    region.last = -1;
    let size = 0;
    let depth = 0;
    stack[depth++] = start;
    this.taken[start] = 1;
    while (depth > 0) {
      const pixel = stack[--depth];
      const column = pixel % width;
      const row = (pixel - column) / width;
      size++;
      region.pixels[column]++;
      region.confidence[column] += confidence[pixel];
      region.bottom[column] = Math.max(region.bottom[column], row);
      region.first = Math.min(region.first, column);
      region.last = Math.max(region.last, column);
      if (column > 0) depth = this.take(classes, pixel - 1, depth);
      if (column < width - 1) depth = this.take(classes, pixel + 1, depth);
      if (row > 0) depth = this.take(classes, pixel - width, depth);
      if (row < height - 1) depth = this.take(classes, pixel + width, depth);
    }
    return size;
  }

  private take(classes: Uint8Array, pixel: number, depth: number): number {
    if (this.taken[pixel] === 1 || classes[pixel] !== PERCEPTION.vehicle) return depth;
    this.taken[pixel] = 1;
    this.stack[depth] = pixel;
    return depth + 1;
  }
}
