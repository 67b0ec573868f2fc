import { cos } from '../core/math/sin-cos.ts';
import type { LaneIndex } from '../map/lane-index.ts';
import { lanePointAt } from '../map/lane-point.ts';
import { projectOntoLane } from '../map/project-onto-lane.ts';
import { type RoadEdges, roadEdges } from '../map/road-edges.ts';
import type { LanePoint, LanePosition, RoadMap, SurfacePoint } from '../map/road-map.ts';
import type { RoadSurface } from '../map/road-surface.ts';
import type { Pose2 } from './localisation/ego-filter.ts';
import type { LineOffsets, RoadLines } from './localisation/road-matcher.ts';
import type { GroundSurface } from './surface-projection.ts';
import type { LaneHeadings } from './tracking/tracker.ts';

/** The ego is on a lane whose centre is this near [m] and whose direction differs by less than 60 degrees. */
const EGO_REACH = 5;
const EGO_AGREEMENT = 0.5;
/** A vehicle is in a lane whose centre is this near [m]: half a lane and half a car. */
const LANE_REACH = 2.7;

/** The map as perception asks it: lines beside the road, directions of traffic, height of the ground. */
export class RoadKnowledge implements RoadLines, LaneHeadings, GroundSurface {
  private readonly map: RoadMap;
  private readonly index: LaneIndex;
  private readonly surface: RoadSurface;
  private readonly position: LanePosition = { lane: -1, s: 0, d: 0 };
  private readonly point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  private readonly edges: RoadEdges = { left: 0, right: 0, leftMark: 0, rightMark: 0 };

  constructor(map: RoadMap, index: LaneIndex, surface: RoadSurface) {
    this.map = map;
    this.index = index;
    this.surface = surface;
  }

  laneAt(pose: Readonly<Pose2>): number {
    const { position, point } = this;
    this.index.nearestLane(pose.x, pose.y, pose.yaw, EGO_REACH, position);
    if (position.lane < 0) return -1;
    const lane = this.map.lanes[position.lane];
    lanePointAt(lane, position.s, point);
    return lane.junction >= 0 || cos(point.heading - pose.yaw) < EGO_AGREEMENT ? -1 : lane.index;
  }

  offsetsOn(lane: number, x: number, y: number, out: LineOffsets): boolean {
    const { map, position, point, edges } = this;
    let found = map.lanes[lane];
    let beyond = projectOntoLane(found, x, y, Number.NaN, position);
    if (beyond > 0 && found.successors.length === 1) {
      // The road may go on in another lane section.
      found = map.lanes[found.successors[0]];
      beyond = projectOntoLane(found, x, y, 0, position);
    }
    if (beyond !== 0 || found.junction >= 0) return false;
    lanePointAt(found, position.s, point);
    roadEdges(map, found, position.s, edges);
    out.point = position.d;
    out.leftEdge = edges.left;
    out.rightEdge = edges.right;
    out.leftMark = edges.leftMark;
    out.heading = point.heading;
    return true;
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

  surfaceAt(x: number, y: number, out: SurfacePoint): boolean {
    return this.surface.heightAt(x, y, out) >= 0;
  }
}
