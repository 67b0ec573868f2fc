import { wrapAngle } from '../../src/core/math/angle.ts';
import { atan2 } from '../../src/core/math/atan.ts';
import { cos, sin } from '../../src/core/math/sin-cos.ts';
import type { SurfacePoint } from '../../src/map/road-map.ts';
import type { Pose2 } from '../../src/perception/localisation/ego-filter.ts';
import { LineMap, type LinePoints } from '../../src/perception/localisation/line-map.ts';
import type { RoadLines } from '../../src/perception/localisation/road-lines.ts';
import { PERCEPTION } from '../../src/perception/perception-class.ts';
import type { GroundSurface } from '../../src/perception/surface-projection.ts';
import type { LanePlaces } from '../../src/perception/tracking/obstacle-carrier.ts';

const LANE_WIDTH = 3.5;

/**
 * A two-lane road in a circle around the map's origin, driven counter-clockwise on its outer lane: a map whose every
 * distance has a formula.
 */
export class RingRoad implements LanePlaces, GroundSurface {
  /** Radius of the centre of the outer lane [m]. */
  readonly radius: number;
  readonly lines: RoadLines;

  constructor(radius: number) {
    this.radius = radius;
    const inner = circle(radius - 1.5 * LANE_WIDTH, -1);
    const outer = circle(radius + 0.5 * LANE_WIDTH, 1);
    const edges = {
      x: join(inner.x, outer.x),
      y: join(inner.y, outer.y),
      nx: join(inner.nx, outer.nx),
      ny: join(inner.ny, outer.ny),
    };
    this.lines = { edges: new LineMap(edges), marks: new LineMap(circle(radius - LANE_WIDTH / 2, -1)) };
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

  headingAt(x: number, y: number, toward: number): number {
    const heading = atan2(y, x) + Math.PI / 2;
    const offset = this.radius - Math.sqrt(x * x + y * y);
    if (offset < -2 * LANE_WIDTH || offset > 3 * LANE_WIDTH) return Number.NaN;
    const opposite = Number.isNaN(toward) ? offset > LANE_WIDTH / 2 : cos(heading - toward) < 0;
    return wrapAngle(opposite ? heading + Math.PI : heading);
  }

  isNearLane(x: number, y: number, distance: number): boolean {
    const offset = this.radius - Math.sqrt(x * x + y * y);
    return offset > -distance && offset < LANE_WIDTH + distance;
  }

  surfaceAt(_x: number, _y: number, out: SurfacePoint): boolean {
    Object.assign(out, { z: 0, nx: 0, ny: 0, nz: 1 });
    return true;
  }
}

/** Points on a circle every half metre, with normals outwards (1) or to the centre (-1). */
function circle(radius: number, outwards: 1 | -1): LinePoints {
  const count = Math.ceil(4 * Math.PI * radius);
  const along = (value: (angle: number) => number) =>
    Float64Array.from({ length: count }, (_, i) => value((2 * Math.PI * i) / count));
  return {
    x: along((angle) => radius * cos(angle)),
    y: along((angle) => radius * sin(angle)),
    nx: along((angle) => outwards * cos(angle)),
    ny: along((angle) => outwards * sin(angle)),
  };
}

function join(a: Float64Array, b: Float64Array): Float64Array {
  return Float64Array.of(...a, ...b);
}
