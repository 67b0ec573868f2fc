/**
 * What a rasteriser draws into: for every pixel the nearest surface and its primitive, rows from the top.
 */
export class DepthTarget {
  readonly width: number;
  readonly height: number;
  /**
   * How near the surface is: a quantity that grows towards the eye and is linear on the image, 1/z [1/m] for a pinhole.
   * 0 where nothing was drawn.
   */
  readonly nearness: Float32Array;
  /** Number of the primitive that is seen, -1 for none. */
  readonly primitive: Int32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.nearness = new Float32Array(width * height);
    this.primitive = new Int32Array(width * height).fill(-1);
  }

  clear(): void {
    this.nearness.fill(0);
    this.primitive.fill(-1);
  }
}
