import { angleDifference, radiansToDegrees } from '../../core/math/angle.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { DriveFrame } from '../metrics/drive-frame.ts';
import type { Criterion, CriterionResult, Demand } from './criterion.ts';

/** Slower than this the ego stands [m/s]. */
const STANDING = 0.1;

/** A pose of the middle of the ego's box [m], [rad], and how exactly it has to be taken [m], [rad]. */
export interface ParkingPose {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  readonly within: number;
  readonly angle: number;
  readonly eitherWay: boolean;
}

/** The ego stands at a pose at the end. Actual: distance of the middle of its box from it [m]. */
export class ParkedCriterion implements Criterion {
  readonly name: string;
  private readonly demand: Demand;
  private readonly pose: ParkingPose;
  private distance = Number.NaN;
  private turn = Number.NaN;
  private stands = false;

  constructor(demand: Demand, pose: ParkingPose) {
    this.name = demand.name;
    this.demand = demand;
    this.pose = pose;
  }

  judge({ centreX, centreY, yaw, speed }: DriveFrame): void {
    const { x, y, heading, eitherWay } = this.pose;
    const dx = centreX - x;
    const dy = centreY - y;
    this.distance = Math.sqrt(dx * dx + dy * dy);
    const turn = Math.abs(angleDifference(yaw, heading));
    this.turn = eitherWay ? Math.min(turn, Math.PI - turn) : turn;
    this.stands = Math.abs(speed) < STANDING;
  }

  result(): CriterionResult {
    const { within, angle } = this.pose;
    const isThere = this.distance <= within && this.turn <= angle && this.stands;
    return {
      ...this.demand,
      result: isThere ? 'pass' : 'fail',
      actual: Number.isNaN(this.distance) ? 0 : this.distance,
      expected: `<= ${within}, turned by ${round(radiansToDegrees(this.turn))} of ${round(radiansToDegrees(angle))} degrees${this.stands ? '' : ', standing'}`,
      unit: 'm',
      tick: null,
    };
  }

  snapshot(): PlainData {
    return [this.distance, this.turn, this.stands];
  }

  restore(state: PlainData): void {
    [this.distance, this.turn, this.stands] = state as [number, number, boolean];
  }
}

function round(degrees: number): number {
  return Number.isNaN(degrees) ? 0 : Math.round(10 * degrees) / 10;
}
