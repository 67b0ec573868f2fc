/** Run lengths of a mask, column by column from the left: first of zeros, then of ones, and so on. */
export interface InstanceMask {
  readonly counts: readonly number[];
  /** Height and width. */
  readonly size: readonly [number, number];
}

/** The pixels of one actor in COCO's uncompressed run lengths (cocoapi, mask.py). */
export function instanceMask(instance: Uint16Array, width: number, height: number, id: number): InstanceMask {
  const counts: number[] = [];
  let run = 0;
  let inside = false;
  for (let column = 0; column < width; column++) {
    for (let p = column; p < width * height; p += width) {
      if ((instance[p] === id) !== inside) {
        counts.push(run);
        run = 0;
        inside = !inside;
      }
      run++;
    }
  }
  counts.push(run);
  return { counts, size: [height, width] };
}
