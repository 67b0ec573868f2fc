import { cos, sin } from '../../core/math/sin-cos.ts';
import { tan } from '../../core/math/tan.ts';
import type { Geometry } from '../opendrive/geometry-record.ts';
import { geometryPoint, type PlanPoint } from '../plan-view.ts';
import { type Displacement, spiralDisplacement } from '../spiral.ts';

/** A place and a direction in the plane. */
export interface PlanPose {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
}

/** Shorter elements are left out [m]: they would be rounding, not road. */
const SHORTEST = 1e-6;

/** Appends elements end to end, so that a plan view is continuous by construction. */
export class PlanViewBuilder {
  /** Pose at its start. */
  readonly origin: PlanPose;
  readonly elements: Geometry[] = [];
  /** Station of the end so far. */
  length = 0;
  private readonly end: PlanPoint;

  constructor(origin: PlanPose) {
    this.origin = origin;
    this.end = { ...origin, curvature: 0, curvatureRate: 0 };
  }

  /** Pose at the end so far. */
  get pose(): PlanPose {
    return { x: this.end.x, y: this.end.y, heading: this.end.heading };
  }

  line(length: number): this {
    return this.append({ kind: 'line', ...this.start(length) });
  }

  arc(curvature: number, length: number): this {
    return this.append({ kind: 'arc', ...this.start(length), curvature });
  }

  spiral(curvStart: number, curvEnd: number, length: number): this {
    return this.append({ kind: 'spiral', ...this.start(length), curvStart, curvEnd });
  }

  /** Clothoid, arc, clothoid that turn by `turn` [rad] (left positive), starting and ending straight. */
  bend(turn: number, radius: number, spiralLength: number): this {
    const curvature = Math.sign(turn) / radius;
    return this.spiral(0, curvature, spiralLength)
      .arc(curvature, Math.abs(turn) * radius - spiralLength)
      .spiral(curvature, 0, spiralLength);
  }

  private start(length: number) {
    return { s: this.length, x: this.end.x, y: this.end.y, hdg: this.end.heading, length };
  }

  private append(geometry: Geometry): this {
    if (!(geometry.length > -SHORTEST)) throw new Error(`a ${geometry.kind} of ${geometry.length} m does not fit`);
    if (geometry.length < SHORTEST) return this;
    this.elements.push(geometry);
    geometryPoint(geometry, geometry.length, this.end);
    this.length += geometry.length;
    return this;
  }
}

const spiralEnd: Displacement = { x: 0, y: 0 };

/**
 * Distance from the start of a bend (clothoid, arc, clothoid) to the point where its end tangents meet:
 * T = (R + p) tan(|turn| / 2) + k, where the clothoid of length L shifts the circle by p = Y - R (1 - cos theta) and
 * k = X - R sin theta, theta = L / 2R (the classic tangent length of a spiralled curve in highway surveying).
 * Linear in scale: twice the radius and spiral give twice the tangent.
 */
export function bendTangent(turn: number, radius: number, spiralLength: number): number {
  const theta = spiralLength / (2 * radius);
  spiralDisplacement(0, 1 / (radius * spiralLength), spiralLength, spiralEnd);
  const p = spiralEnd.y - radius * (1 - cos(theta));
  const k = spiralEnd.x - radius * sin(theta);
  return (radius + p) * tan(Math.abs(turn) / 2) + k;
}
