import type { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap, StopLine } from '../../map/road-map.ts';
import type { DriveFrame } from './drive-frame.ts';

/** The front bumper is matched to a lane within this distance of its centre [m]. */
const MATCH_DISTANCE = 2.5;
/** From here on a way through a junction can be told from others that begin at the same place [m]. */
const PARTED = 5;

/** Tells which stop lines the ego's front bumper crosses from one frame to the next. */
export class FrontCrossing {
  private readonly map: RoadMap;
  private readonly index: LaneIndex;
  private readonly front: LanePosition = { lane: -1, s: 0, d: 0 };
  private readonly previous: LanePosition = { lane: -1, s: 0, d: 0 };

  constructor(map: RoadMap, index: LaneIndex) {
    this.map = map;
    this.index = index;
  }

  /** Where the front is. */
  get place(): Readonly<LanePosition> {
    return this.front;
  }

  /** Finds the front of this frame. */
  move({ centreX, centreY, cosYaw, sinYaw, halfLength, yaw, z }: DriveFrame): void {
    this.previous.lane = this.front.lane;
    this.previous.s = this.front.s;
    this.previous.d = this.front.d;
    const x = centreX + halfLength * cosYaw;
    const y = centreY + halfLength * sinYaw;
    this.index.nearestLane(x, y, yaw, MATCH_DISTANCE, this.front, z);
  }

  /** Whether the front came over a stop line in the last move. */
  crosses(line: StopLine): boolean {
    const { previous, front } = this;
    if (line.way >= 0) {
      if (front.lane !== line.way || front.s < PARTED) return false;
      return previous.lane === line.way ? previous.s < PARTED : previous.lane === line.lane;
    }
    if (previous.lane !== line.lane || previous.s >= line.s) return false;
    if (front.lane === line.lane) return front.s >= line.s;
    return this.follows(line.lane, front.lane);
  }

  snapshot(): number[] {
    return [this.front.lane, this.front.s, this.front.d];
  }

  restore([lane, s, d]: readonly number[]): void {
    Object.assign(this.front, { lane, s, d });
  }

  /** Whether a lane comes after another, with a short one between them at most. */
  private follows(lane: number, next: number): boolean {
    const { lanes } = this.map;
    const { successors } = lanes[lane];
    return successors.includes(next) || successors.some((one) => lanes[one].successors.includes(next));
  }
}
