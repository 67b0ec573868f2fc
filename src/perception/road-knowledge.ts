import type { LaneIndex } from '../map/lane-index.ts';
import { lanePointAt } from '../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap, SurfacePoint } from '../map/road-map.ts';
import type { RoadSurface } from '../map/road-surface.ts';
import { type RoadLines, roadLinesOf } from './localisation/road-lines.ts';
import type { GroundSurface } from './surface-projection.ts';
import type { LanePlaces } from './tracking/obstacle-carrier.ts';

/** A vehicle is in a lane whose centre is this near [m]: half a lane and half a car. */
const LANE_REACH = 2.7;

/** The map as perception asks it: lines beside the road, directions of traffic, height of the ground. */
export class RoadKnowledge implements LanePlaces, GroundSurface {
  readonly lines: RoadLines;
  private readonly map: RoadMap;
  private readonly index: LaneIndex;
  private readonly surface: RoadSurface;
  private readonly position: LanePosition = { lane: -1, s: 0, d: 0 };
  private readonly point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

  constructor(map: RoadMap, index: LaneIndex, surface: RoadSurface) {
    this.map = map;
    this.lines = roadLinesOf(map.document);
    this.index = index;
    this.surface = surface;
  }

  headingAt(x: number, y: number, toward: number): number {
    const { position, point } = this;
    this.index.nearestLane(x, y, toward, LANE_REACH, position);
    if (position.lane < 0) return Number.NaN;
    const lane = this.map.lanes[position.lane];
    if (lane.junction >= 0) return Number.NaN;
    lanePointAt(lane, position.s, point);
    return point.heading;
  }

  isNearLane(x: number, y: number, distance: number): boolean {
    this.index.nearestLane(x, y, Number.NaN, distance, this.position);
    return this.position.lane >= 0;
  }

  surfaceAt(x: number, y: number, out: SurfacePoint): boolean {
    return this.surface.heightAt(x, y, out) >= 0;
  }
}
