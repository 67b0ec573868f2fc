import type { RoadMap } from '../../map/road-map.ts';

/** Axis-aligned boxes around the centres of all lanes: a quick answer to "can this lane be near?". */
export class LaneBoxes {
  /** xMin, yMin, xMax, yMax of each lane [m]. */
  private readonly bounds: Float64Array;

  constructor(map: RoadMap) {
    this.bounds = new Float64Array(map.lanes.length * 4);
    for (const { index, centre } of map.lanes) {
      this.bounds.set(
        [Math.min(...centre.x), Math.min(...centre.y), Math.max(...centre.x), Math.max(...centre.y)],
        index * 4,
      );
    }
  }

  /** False only if no point of the lane's centre is within `distance` of (x, y). */
  isNear(lane: number, x: number, y: number, distance: number): boolean {
    const { bounds } = this;
    const i = lane * 4;
    return (
      x > bounds[i] - distance &&
      y > bounds[i + 1] - distance &&
      x < bounds[i + 2] + distance &&
      y < bounds[i + 3] + distance
    );
  }

  /** False only if no point of one lane's centre is within `distance` of the other's. */
  areNear(a: number, b: number, distance: number): boolean {
    const { bounds } = this;
    const i = a * 4;
    const k = b * 4;
    return (
      bounds[i] - distance < bounds[k + 2] &&
      bounds[i + 1] - distance < bounds[k + 3] &&
      bounds[k] - distance < bounds[i + 2] &&
      bounds[k + 1] - distance < bounds[i + 3]
    );
  }
}
