import type { Vec3 } from '../../core/vector.ts';
import type { LaneDirection } from '../obstacles/footprint-fit.ts';
import type { Obstacle } from '../obstacles/obstacle.ts';
import type { VehicleFrame } from '../vehicle-frame.ts';
import type { Detection } from './track-state.ts';
import type { LaneHeadings } from './tracker.ts';

/** Carries questions and answers between the vehicle frame, where obstacles are seen, and the map, where they live. */
export class ObstacleCarrier implements LaneDirection {
  private readonly lanes: LaneHeadings;
  private readonly frame: VehicleFrame;
  /** Heading of the vehicle, map frame [rad]; set together with the frame. */
  yaw = 0;
  private readonly point: Vec3 = { x: 0, y: 0, z: 0 };

  /** `frame` is where the vehicle is believed to be; the caller moves it before each picture. */
  constructor(lanes: LaneHeadings, frame: VehicleFrame) {
    this.lanes = lanes;
    this.frame = frame;
  }

  directionAt(x: number, y: number): number {
    this.carry(x, y);
    return this.lanes.headingAt(this.point.x, this.point.y, Number.NaN) - this.yaw;
  }

  toMap(obstacle: Obstacle): Detection {
    const { yaw, length, width, bearing, rangeSigma, lateralSigma, confidence } = obstacle;
    this.carry(obstacle.x, obstacle.y);
    return {
      x: this.point.x,
      y: this.point.y,
      yaw: yaw + this.yaw,
      length,
      width,
      bearing: bearing + this.yaw,
      rangeSigma,
      lateralSigma,
      confidence,
    };
  }

  private carry(x: number, y: number): void {
    this.point.x = x;
    this.point.y = y;
    this.point.z = 0;
    this.frame.toMap(this.point, this.point);
  }
}
