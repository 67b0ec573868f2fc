import { wrapAngle } from '../../src/core/math/angle.ts';
import { atan2 } from '../../src/core/math/atan.ts';
import { cos, sin } from '../../src/core/math/sin-cos.ts';
import type { SurfacePoint } from '../../src/map/road-map.ts';
import type { Pose2 } from '../../src/perception/localisation/ego-filter.ts';
import type { LineOffsets, RoadLines } from '../../src/perception/localisation/road-matcher.ts';
import { PERCEPTION } from '../../src/perception/perception-class.ts';
import type { GroundSurface } from '../../src/perception/surface-projection.ts';
import type { LaneHeadings } from '../../src/perception/tracking/tracker.ts';

const LANE_WIDTH = 3.5;

/**
 * A two-lane road in a circle around the map's origin, driven counter-clockwise on its outer lane: a map whose every
 * distance has a formula.
 */
export class RingRoad implements RoadLines, LaneHeadings, GroundSurface {
  /** Radius of the centre of the outer lane [m]. */
  readonly radius: number;

  constructor(radius: number) {
    this.radius = radius;
  }

  /** Pose on the outer lane at an angle from the x axis, `offset` left of its centre. */
  poseAt(angle: number, offset: number): Pose2 {
    const r = this.radius - offset;
    return { x: r * cos(angle), y: r * sin(angle), yaw: wrapAngle(angle + Math.PI / 2) };
  }

  /** Perception class of the ground. */
  classAt(x: number, y: number): number {
    const offset = this.radius - Math.sqrt(x * x + y * y);
    if (Math.abs(offset - LANE_WIDTH / 2) < 0.08) return PERCEPTION.laneMark;
    if (offset > -LANE_WIDTH / 2 && offset < 1.5 * LANE_WIDTH) return PERCEPTION.road;
    return offset > -LANE_WIDTH / 2 - 2 && offset < 1.5 * LANE_WIDTH + 2 ? PERCEPTION.sidewalk : PERCEPTION.terrain;
  }

  laneAt(): number {
    return 0;
  }

  offsetsOn(_lane: number, x: number, y: number, out: LineOffsets): boolean {
    out.point = this.radius - Math.sqrt(x * x + y * y);
    out.leftEdge = 1.5 * LANE_WIDTH;
    out.rightEdge = -LANE_WIDTH / 2;
    out.leftMark = LANE_WIDTH / 2;
    out.heading = wrapAngle(atan2(y, x) + Math.PI / 2);
    return true;
  }

  headingAt(x: number, y: number, toward: number): number {
    const heading = atan2(y, x) + Math.PI / 2;
    const offset = this.radius - Math.sqrt(x * x + y * y);
    if (offset < -2 * LANE_WIDTH || offset > 3 * LANE_WIDTH) return Number.NaN;
    const opposite = Number.isNaN(toward) ? offset > LANE_WIDTH / 2 : cos(heading - toward) < 0;
    return wrapAngle(opposite ? heading + Math.PI : heading);
  }

  surfaceAt(_x: number, _y: number, out: SurfacePoint): boolean {
    Object.assign(out, { z: 0, nx: 0, ny: 0, nz: 1 });
    return true;
  }
}
