import Flatbush from 'flatbush';
import { lanesOfSide, laneWidth } from '../../map/lane-geometry.ts';
import { laneStationAt } from '../../map/lane-station.ts';
import type { LaneStrips } from '../../map/lane-strips.ts';
import { createReferencePoint, referencePoint } from '../../map/road-geometry.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { speedLimitAt } from '../../map/speed-limit-at.ts';
import type { LaneFactsReader } from './lane-facts.ts';

/** What is under the pointer. */
export interface PlaceFacts {
  /** In the file's coordinates [m]. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Index of the lane in LaneStrips; -1 off the roads, and then nothing of the rest is known. */
  readonly strip: number;
  readonly roadId: string;
  readonly laneId: number;
  /** Road coordinates [m]. */
  readonly s: number;
  readonly t: number;
  /** As the file says. */
  readonly type: string;
  /** [m/s]; NaN where nobody drives. */
  readonly speedLimit: number;
  /** Of the lane [m]. */
  readonly width: number;
}

/** Lanes farther from the asked height are on another deck of a bridge [m]. */
const DECK = 3;
/** Each step of Newton's method squares the error, which begins below the rows' distance. */
const STEPS = 6;

const point = createReferencePoint();

/** Finds the lane, of any type, that a place on the ground lies on, and its road coordinates. */
export class PlaceFinder {
  private readonly map: RoadMap;
  private readonly strips: LaneStrips;
  private readonly reader: LaneFactsReader;
  private readonly tree: Flatbush | null;
  /** Lane and first row of each box of the tree. */
  private readonly boxLane: Int32Array;
  private readonly boxRow: Int32Array;

  constructor(map: RoadMap, strips: LaneStrips, reader: LaneFactsReader) {
    this.map = map;
    this.strips = strips;
    this.reader = reader;
    const count = Math.max(0, strips.station.length - strips.count);
    this.boxLane = new Int32Array(count);
    this.boxRow = new Int32Array(count);
    this.tree = count === 0 ? null : new Flatbush(count);
    let box = 0;
    for (let lane = 0; lane < strips.count; lane++) {
      for (let row = strips.firstRow[lane]; row + 1 < strips.firstRow[lane + 1]; row++, box++) {
        const corners = strips.border.subarray(6 * row, 6 * row + 12);
        const [xs, ys] = [0, 1].map((axis) => [0, 3, 6, 9].map((corner) => corners[corner + axis]));
        this.tree?.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
        this.boxLane[box] = lane;
        this.boxRow[box] = row;
      }
    }
    this.tree?.finish();
  }

  /** What is at a place, map frame [m]. Of lanes that overlap, one that cars drive on comes first. */
  at(x: number, y: number, z: number): PlaceFacts {
    const { origin } = this.map;
    const nothing = { x: x + origin.x, y: y + origin.y, z, strip: -1, roadId: '', laneId: 0 };
    const box = this.boxAt(x, y, z);
    if (box < 0)
      return { ...nothing, s: Number.NaN, t: Number.NaN, type: '', speedLimit: Number.NaN, width: Number.NaN };
    const strip = this.boxLane[box];
    const road = this.map.document.roads[this.strips.road[strip]];
    const section = road.laneSections[this.strips.section[strip]];
    const laneId = this.strips.laneId[strip];
    const lane = lanesOfSide(section, laneId)[Math.abs(laneId) - 1];
    const { s, t } = this.roadCoordinates(box, x, y);
    return {
      ...nothing,
      strip,
      roadId: road.id,
      laneId,
      s,
      t,
      type: lane.type,
      speedLimit: this.limitAt(strip, s),
      width: laneWidth(lane, s),
    };
  }

  private limitAt(strip: number, s: number): number {
    const lane = this.reader.drivingLane(strip);
    return lane === undefined ? Number.NaN : speedLimitAt(this.map, lane.index, laneStationAt(lane, s));
  }

  private boxAt(x: number, y: number, z: number): number {
    let best = -1;
    let bestDrives = false;
    for (const box of this.tree?.search(x, y, x, y).sort((a, b) => a - b) ?? []) {
      const row = this.boxRow[box];
      if (!this.holds(row, x, y) || Math.abs(this.strips.border[6 * row + 2] - z) > DECK) continue;
      const drives = this.reader.drivingLane(this.boxLane[box]) !== undefined;
      if (best >= 0 && (bestDrives || !drives)) continue;
      best = box;
      bestDrives = drives;
    }
    return best;
  }

  /** Whether the quadrilateral from a row to the next holds (x, y): all its sides turn the same way round it. */
  private holds(row: number, x: number, y: number): boolean {
    const { border } = this.strips;
    const corners = [6 * row, 6 * row + 6, 6 * row + 9, 6 * row + 3];
    let [left, right] = [false, false];
    for (let k = 0; k < 4; k++) {
      const [a, b] = [corners[k], corners[(k + 1) % 4]];
      const [dx, dy] = [border[b] - border[a], border[b + 1] - border[a + 1]];
      const side = dx * (y - border[a + 1]) - dy * (x - border[a]);
      if (side > 0) left = true;
      if (side < 0) right = true;
    }
    return !(left && right);
  }

  /** Foot on the reference line: where the way to (x, y) has no part along the line's tangent. */
  private roadCoordinates(box: number, x: number, y: number): { s: number; t: number } {
    const road = this.map.document.roads[this.strips.road[this.boxLane[box]]];
    let s = this.strips.station[this.boxRow[box]];
    let left = 0;
    for (let step = 0; step < STEPS; step++) {
      referencePoint(road, s, point);
      const [ahead, aside] = [Math.cos(point.heading), Math.sin(point.heading)];
      const along = (x - point.x) * ahead + (y - point.y) * aside;
      left = (y - point.y) * ahead - (x - point.x) * aside;
      const shrink = Math.max(0.1, 1 - point.curvature * left);
      s = Math.min(road.length, Math.max(0, s + along / shrink));
    }
    return { s, t: left / Math.cos(point.superelevation) };
  }
}
