import { angleDifference } from '../../core/math/angle.ts';
import { distanceToParkingSpace } from '../../map/distance-to-parking-space.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import { interpolate } from '../../map/lane-station.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import { speedLimitAt } from '../../map/speed-limit-at.ts';
import type { DriveFrame } from './drive-frame.ts';

/** Corners farther than this from any lane's centre count as this far outside [m]. */
const SEARCH_DISTANCE = 10;

/** How near a lane's centre must be to the ego where no lane is under it [m]. */
const BESIDE = 4;

/** Fills in what lanes the ego's box is over. Reads its place and sizes from the frame. */
export class LaneView {
  private readonly map: RoadMap;
  private readonly index: LaneIndex;
  private readonly isOnRoute: Uint8Array;
  private readonly nearest: LanePosition = { lane: -1, s: 0, d: 0 };
  private readonly over: LanePosition[] = [];
  private readonly corners: LanePosition[][] = [[], [], [], []];
  private readonly counts = [0, 0, 0, 0];

  constructor(map: RoadMap, index: LaneIndex, isOnRoute: Uint8Array) {
    this.map = map;
    this.index = index;
    this.isOnRoute = isOnRoute;
  }

  fill(frame: DriveFrame): void {
    this.fillCorners(frame);
    this.fillLane(frame);
  }

  private fillCorners(frame: DriveFrame): void {
    const { centreX, centreY, cosYaw, sinYaw, halfLength, halfWidth, z, cornerOutside } = frame;
    frame.outside = 0;
    for (let corner = 0; corner < 4; corner++) {
      const forward = corner < 2 ? halfLength : -halfLength;
      const left = corner % 2 === 0 ? halfWidth : -halfWidth;
      const x = centreX + forward * cosYaw - left * sinYaw;
      const y = centreY + forward * sinYaw + left * cosYaw;
      this.counts[corner] = this.index.lanesOver(x, y, this.corners[corner], z);
      // Where a lane tapers, its centre may be nearer than that of the wide lane that the corner is on.
      cornerOutside[corner] = this.counts[corner] > 0 ? 0 : this.distanceOutside(x, y, z);
      frame.outside = Math.max(frame.outside, cornerOutside[corner]);
    }
    frame.inSeveralLanes = !this.isInOneLane();
  }

  private distanceOutside(x: number, y: number, z: number): number {
    const toSpace = Math.min(SEARCH_DISTANCE, distanceToParkingSpace(this.map, x, y));
    if (toSpace === 0) return 0;
    this.index.nearestLane(x, y, Number.NaN, SEARCH_DISTANCE, this.nearest, z);
    const { lane, s, d } = this.nearest;
    if (lane < 0) return toSpace;
    const { centre } = this.map.lanes[lane];
    return Math.min(toSpace, Math.max(0, Math.abs(d) - interpolate(centre.s, centre.width, s) / 2));
  }

  /** Whether one lane, with those that follow it, holds all corners that are on lanes. */
  private isInOneLane(): boolean {
    let isOnLanes = false;
    for (let corner = 0; corner < 4; corner++) {
      for (let i = 0; i < this.counts[corner]; i++) {
        if (this.holdsAll(this.corners[corner][i].lane)) return true;
        isOnLanes = true;
      }
    }
    return !isOnLanes;
  }

  private holdsAll(lane: number): boolean {
    for (let corner = 0; corner < 4; corner++) if (!this.holds(corner, lane)) return false;
    return true;
  }

  /** Whether a corner is on a lane, on one of the two after it (a car may be longer than a lane), or on none at all. */
  private holds(corner: number, lane: number): boolean {
    const { lanes } = this.map;
    const count = this.counts[corner];
    for (let i = 0; i < count; i++) {
      const under = this.corners[corner][i].lane;
      if (under === lane || lanes[lane].successors.includes(under)) return true;
      for (const next of lanes[lane].successors) if (lanes[next].successors.includes(under)) return true;
    }
    return count === 0;
  }

  private fillLane(frame: DriveFrame): void {
    const place = this.laneAt(frame);
    frame.lane = place?.lane ?? -1;
    frame.inParkingSpace = place === null && this.isParked(frame);
    if (place === null) {
      frame.laneS = frame.laneOffset = frame.laneWidth = frame.headingError = frame.speedLimit = Number.NaN;
      frame.inJunction = frame.onRoute = false;
      return;
    }
    const { centre, junction } = this.map.lanes[place.lane];
    frame.laneS = place.s;
    frame.laneOffset = place.d;
    frame.laneWidth = interpolate(centre.s, centre.width, place.s);
    frame.headingError = angleDifference(frame.yaw, interpolate(centre.s, centre.heading, place.s));
    frame.inJunction = junction >= 0;
    frame.onRoute = this.isOnRoute[place.lane] === 1;
    frame.speedLimit = speedLimitAt(this.map, place.lane, place.s);
  }

  private isParked({ centreX, centreY }: DriveFrame): boolean {
    return distanceToParkingSpace(this.map, centreX, centreY) === 0;
  }

  private laneAt(frame: DriveFrame): LanePosition | null {
    const { centreX, centreY, yaw, z } = frame;
    const count = this.index.lanesOver(centreX, centreY, this.over, z);
    if (count === 0 && this.isParked(frame)) return null;
    if (count === 0) {
      this.index.nearestLane(centreX, centreY, yaw, BESIDE, this.nearest, z);
      return this.nearest.lane < 0 ? null : this.nearest;
    }
    let best = 0;
    let bestAgreement = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const agreement = this.agreement(this.over[i], frame);
      if (agreement <= bestAgreement) continue;
      best = i;
      bestAgreement = agreement;
    }
    return this.over[best];
  }

  /** Cosine of the ego's heading against the lane's; more for lanes of the route that go the same way. */
  private agreement({ lane, s }: LanePosition, frame: DriveFrame): number {
    const { centre } = this.map.lanes[lane];
    const along =
      interpolate(centre.s, centre.tx, s) * frame.cosYaw + interpolate(centre.s, centre.ty, s) * frame.sinYaw;
    return along > 0 && this.isOnRoute[lane] === 1 ? along + 2 : along;
  }
}
