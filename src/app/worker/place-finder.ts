import { lanesOfSide, laneWidth } from '../../map/lane-geometry.ts';
import { laneStationAt } from '../../map/lane-station.ts';
import { RoadIndex, type RoadPlace } from '../../map/road-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { speedLimitAt } from '../../map/speed-limit-at.ts';
import type { LaneFactsReader } from './lane-facts.ts';

/** What is under the pointer. */
export interface PlaceFacts {
  /** In the file's coordinates; on roads the height is that of the lane's surface [m]. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Index of the lane in LaneStrips; -1 off the roads, and then nothing of the rest is known. */
  readonly strip: number;
  readonly roadId: string;
  readonly laneId: number;
  /** Of the road, counted from 0. */
  readonly section: number;
  /** Lanes that it leads to, by index of LaneStrips; behind those too short to be seen, the next. */
  readonly successors: readonly number[];
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

/** Shorter lanes are hardly seen [m]; so many in a row are passed over. */
const SHORT = 8;
const FURTHEST = 4;

/** Says what lies at a place on the ground. */
export class PlaceFinder {
  private readonly map: RoadMap;
  private readonly reader: LaneFactsReader;
  private readonly index: RoadIndex;

  constructor(map: RoadMap, reader: LaneFactsReader) {
    this.map = map;
    this.reader = reader;
    this.index = new RoadIndex(map);
  }

  /** What is at a place, map frame [m]. Of lanes that overlap, one that cars drive on comes first. */
  at(x: number, y: number, z: number): PlaceFacts {
    const { origin } = this.map;
    const places = this.index.placesAt(x, y, z);
    const place = places.find(({ index }) => index >= 0) ?? places[0];
    const inFile = { x: x + origin.x, y: y + origin.y };
    if (place !== undefined) return { ...inFile, ...this.onRoad(place) };
    return {
      ...inFile,
      z,
      strip: -1,
      roadId: '',
      laneId: 0,
      section: -1,
      successors: [],
      s: Number.NaN,
      t: Number.NaN,
      type: '',
      speedLimit: Number.NaN,
      width: Number.NaN,
    };
  }

  private onRoad({ road: roadIndex, section, lane: laneId, index, s, t, z }: RoadPlace): Omit<PlaceFacts, 'x' | 'y'> {
    const road = this.map.document.roads[roadIndex];
    const lane = lanesOfSide(road.laneSections[section], laneId)[Math.abs(laneId) - 1];
    const driving = this.map.lanes[index];
    return {
      z,
      strip: this.reader.stripOf(roadIndex, section, laneId),
      roadId: road.id,
      laneId,
      section,
      successors: driving === undefined ? [] : this.ahead(driving.successors, FURTHEST),
      s,
      t,
      type: lane.type,
      speedLimit: driving === undefined ? Number.NaN : speedLimitAt(this.map, index, laneStationAt(driving, s)),
      width: laneWidth(lane, s),
    };
  }

  /** Strips of lanes, and of what follows the short ones. */
  private ahead(lanes: readonly number[], steps: number): number[] {
    return lanes.flatMap((index) => {
      const { length, successors } = this.map.lanes[index];
      const own = this.reader.linkTo(index).strip;
      return length < SHORT && steps > 0 ? [own, ...this.ahead(successors, steps - 1)] : [own];
    });
  }
}
