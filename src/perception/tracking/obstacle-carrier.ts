import type { Vec3 } from '../../core/vector.ts';
import type { LaneDirection } from '../obstacles/footprint-fit.ts';
import type { Obstacle } from '../obstacles/obstacle.ts';
import type { VehicleFrame } from '../vehicle-frame.ts';
import type { Detection } from './track-state.ts';
import type { LaneHeadings } from './tracker.ts';

/** What the map says of where vehicles may be. */
export interface LanePlaces extends LaneHeadings {
  /** Whether the centre of some lane is at most so far from a place of the map [m]. */
  isNearLane(x: number, y: number, distance: number): boolean;
}

/** Vehicles stand on lanes or on their rims, within this distance of a lane's centre [m]. */
const BESIDE_LANE = 2.6;
/** What seems to be a vehicle elsewhere is one with this share of its probability: doors and windows look alike. */
const OFF_ROAD = 0.2;

/** Carries questions and answers between the vehicle frame, where obstacles are seen, and the map, where they live. */
export class ObstacleCarrier implements LaneDirection {
  private readonly lanes: LanePlaces;
  private readonly frame: VehicleFrame;
  /** Heading of the vehicle, map frame [rad]; set together with the frame. */
  yaw = 0;
  private readonly point: Vec3 = { x: 0, y: 0, z: 0 };

  /** `frame` is where the vehicle is believed to be; the caller moves it before each picture. */
  constructor(lanes: LanePlaces, frame: VehicleFrame) {
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
    const onRoad = this.lanes.isNearLane(this.point.x, this.point.y, BESIDE_LANE + rangeSigma / 4);
    return {
      x: this.point.x,
      y: this.point.y,
      yaw: yaw + this.yaw,
      length,
      width,
      bearing: bearing + this.yaw,
      rangeSigma,
      lateralSigma,
      confidence: onRoad ? confidence : OFF_ROAD * confidence,
    };
  }

  private carry(x: number, y: number): void {
    this.point.x = x;
    this.point.y = y;
    this.point.z = 0;
    this.frame.toMap(this.point, this.point);
  }
}
