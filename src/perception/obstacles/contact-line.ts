import type { Segmentation } from '../../core/messages/seen-road.ts';
import type { Vec3 } from '../../core/vector.ts';
import type { GroundFinder } from '../ground-projection.ts';
import { edgeShare } from '../mask-edge.ts';
import { PERCEPTION, PERCEPTION_COUNT } from '../perception-class.ts';
import type { VehicleRegion } from './vehicle-regions.ts';

/** How likely what seems to be a vehicle is one that stands there, by the class below it. */
const STANDS_ON = new Float64Array(PERCEPTION_COUNT);
STANDS_ON[PERCEPTION.road] = 1;
STANDS_ON[PERCEPTION.laneMark] = 1;
STANDS_ON[PERCEPTION.sidewalk] = 0.4;
STANDS_ON[PERCEPTION.terrain] = 0.4;

/**
 * Where the lowest pixels of a region meet the ground, by mask column: a vehicle stands on the road there, or nearly, as
 * bumpers and sills hang a little over it.
 */
export class ContactLine {
  /** Ground under the lowest pixel, vehicle frame [m]; NaN where there is none, as above the horizon. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Distance from the camera's foot [m], Infinity for none. */
  readonly distance: Float64Array;
  /** How surely the vehicle stands there, from what the pixel below shows: 1 on the road, 0 over a hedge. */
  readonly stands: Float64Array;
  /** 1 where the picture's lower border cuts the vehicle. */
  readonly cut: Uint8Array;
  private readonly point: Vec3 = { x: 0, y: 0, z: 0 };

  constructor(width: number) {
    this.x = new Float64Array(width);
    this.y = new Float64Array(width);
    this.distance = new Float64Array(width);
    this.stands = new Float64Array(width);
    this.cut = new Uint8Array(width);
  }

  /** Reads the line of one region; `camera` is the place over which the camera stands. */
  read(region: VehicleRegion, mask: Segmentation, ground: GroundFinder, camera: Readonly<Vec3>): void {
    for (let column = region.first; column <= region.last; column++) {
      const bottom = region.bottom[column];
      const met = ground.groundAt(column + 0.5, lowerEnd(mask, column, bottom), this.point);
      this.x[column] = met ? this.point.x : Number.NaN;
      this.y[column] = met ? this.point.y : Number.NaN;
      const dx = this.point.x - camera.x;
      const dy = this.point.y - camera.y;
      this.distance[column] = met ? Math.sqrt(dx * dx + dy * dy) : Number.POSITIVE_INFINITY;
      this.cut[column] = bottom === mask.height - 1 ? 1 : 0;
      const below = mask.classes[(bottom + 1) * mask.width + column];
      this.stands[column] = this.cut[column] === 1 ? 1 : STANDS_ON[below];
    }
  }
}

/** Row, continuous, at which the vehicle's probability falls to one half below its lowest pixel. */
function lowerEnd(mask: Segmentation, column: number, bottom: number): number {
  if (bottom === mask.height - 1) return mask.height;
  const below = (bottom + 1) * mask.width + column;
  return bottom + 0.5 + edgeShare(mask.confidence[below - mask.width], mask.confidence[below]);
}
