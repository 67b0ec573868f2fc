import { distanceToParkingSpace } from '../../map/distance-to-parking-space.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';

/** Cells of ground that is asked for only once [m]. */
const CELL = 0.1;

/** Where the map says that a car may stand: driving lanes and parking spaces. */
export class DrivableGround {
  private readonly map: RoadMap;
  private readonly index: LaneIndex;
  private readonly known = new Map<number, boolean>();
  private readonly over: LanePosition[] = [];

  constructor(map: RoadMap, index: LaneIndex) {
    this.map = map;
    this.index = index;
  }

  /** Whether the middle of the place's cell of 10 cm is such ground, map frame [m]. */
  isDrivable(x: number, y: number): boolean {
    const column = Math.round(x / CELL);
    const row = Math.round(y / CELL);
    // Two whole numbers of up to 2^25 cells, 3,000 km, in one.
    const key = column * 0x400_0000 + row;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const isGround = this.isGround(column * CELL, row * CELL);
    this.known.set(key, isGround);
    return isGround;
  }

  private isGround(x: number, y: number): boolean {
    return this.index.lanesOver(x, y, this.over) > 0 || distanceToParkingSpace(this.map, x, y) === 0;
  }
}
