/** Around the map [pixels]. */
const MARGIN = 24;

/** Puts places of a map into a picture from above, north up, as large as they fit, and finds them there again. */
export class FlatFrame {
  private readonly border: Float64Array;
  private readonly scale: number;
  /** What is in the middle of the picture: of the map [m], and of the picture [pixels]. */
  private readonly middle: readonly [number, number];
  private readonly centre: readonly [number, number];

  /** @param border x, y, z of the lanes' borders [m] @param width @param height of the picture [pixels] */
  constructor(border: Float64Array, width: number, height: number) {
    const least = [Infinity, Infinity];
    const most = [-Infinity, -Infinity];
    for (let at = 0; at < border.length; at += 3) {
      for (const axis of [0, 1]) {
        least[axis] = Math.min(least[axis], border[at + axis]);
        most[axis] = Math.max(most[axis], border[at + axis]);
      }
    }
    this.border = border;
    this.scale = Math.min((width - 2 * MARGIN) / (most[0] - least[0]), (height - 2 * MARGIN) / (most[1] - least[1]));
    this.middle = [(least[0] + most[0]) / 2, (least[1] + most[1]) / 2];
    this.centre = [width / 2, height / 2];
  }

  /** Where a place, of which `places` holds x and y at an index, is in the picture [pixels]. */
  pixel(places: ArrayLike<number>, at: number): [number, number] {
    const { middle, centre, scale } = this;
    return [centre[0] + (places[at] - middle[0]) * scale, centre[1] - (places[at + 1] - middle[1]) * scale];
  }

  /** The place at a pixel [m], as high as the nearest border of a lane; null where there is no map. */
  placeAt(across: number, down: number): readonly [number, number, number] | null {
    const { border, middle, centre, scale } = this;
    const x = middle[0] + (across - centre[0]) / scale;
    const y = middle[1] - (down - centre[1]) / scale;
    let [nearest, z] = [Infinity, 0];
    for (let at = 0; at < border.length; at += 3) {
      const square = (border[at] - x) ** 2 + (border[at + 1] - y) ** 2;
      if (square < nearest) [nearest, z] = [square, border[at + 2]];
    }
    return Number.isFinite(nearest) ? [x, y, z] : null;
  }
}
