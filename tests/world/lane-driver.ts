import type { ActorsTruth } from '../../src/core/messages/actors-truth.ts';
import type { Command } from '../../src/core/messages/command.ts';
import type { EgoTruth } from '../../src/core/messages/ego-truth.ts';
import { RandomStream } from '../../src/core/random.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { projectOntoLane } from '../../src/map/project-onto-lane.ts';
import type { Lane, LanePoint, LanePosition, RoadMap } from '../../src/map/road-map.ts';
import { LaneChoice } from '../../src/world/traffic/lane-choice.ts';
import { compactHatchback as car } from '../../src/world/vehicles/compact-hatchback.ts';

const FRONT = car.length - car.rearOverhang;

/**
 * A driver that knows the truth and little else: it follows lanes drawn at random (pure pursuit) and keeps its distance
 * from what is on them and from red lights (IDM). It gives way to nobody.
 */
export class LaneDriver {
  /** Greatest distance from the middle of its lanes so far [m]. */
  worstOffset = 0;
  private readonly map: RoadMap;
  private readonly choice: LaneChoice;
  private readonly random: RandomStream;
  private readonly path: Lane[];
  private readonly position: LanePosition = { lane: -1, s: 0, d: 0 };
  private readonly point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  private s = 0;

  constructor(map: RoadMap, lane: number, seed: number) {
    this.map = map;
    this.choice = new LaneChoice(map);
    this.random = new RandomStream(seed, 'lane-driver');
    this.path = [map.lanes[lane]];
    for (let i = 0; i < 4; i++) this.extend();
  }

  drive(ego: EgoTruth, actors: ActorsTruth, signals: Uint8Array): Command {
    this.locate(ego);
    const target = this.pointAhead(3 + 0.4 * ego.vx);
    const dx = target.x - ego.x;
    const dy = target.y - ego.y;
    const left = Math.cos(ego.yaw) * dy - Math.sin(ego.yaw) * dx;
    const steer = Math.atan((2 * car.wheelbase * left) / (dx * dx + dy * dy));
    const acceleration = this.acceleration(ego, actors, signals);
    const isBraking = acceleration < -0.1 || (acceleration <= 0 && ego.vx < 0.3);
    return {
      steer,
      throttle: isBraking ? 0 : Math.max(0, (acceleration * car.mass + 250) / car.maxDriveForce),
      brake: isBraking ? Math.max(0.1, (-acceleration * car.mass) / car.maxBrakeForce) : 0,
      crossTrack: 0,
      headingError: 0,
      speedError: 0,
      targetSpeed: 0,
    };
  }

  private extend(): void {
    this.path.push(this.map.lanes[this.choice.next(this.path[this.path.length - 1].index, this.random)]);
  }

  private locate(ego: EgoTruth): void {
    projectOntoLane(this.path[0], ego.x, ego.y, Number.NaN, this.position);
    while (this.position.s >= this.path[0].length - 1e-6) {
      this.path.shift();
      this.extend();
      projectOntoLane(this.path[0], ego.x, ego.y, Number.NaN, this.position);
    }
    this.s = this.position.s;
    this.worstOffset = Math.max(this.worstOffset, Math.abs(this.position.d));
  }

  private pointAhead(distance: number): LanePoint {
    let i = 0;
    let s = this.s + distance;
    for (; s > this.path[i].length; i++) s -= this.path[i].length;
    lanePointAt(this.path[i], s, this.point);
    return this.point;
  }

  private acceleration(ego: EgoTruth, actors: ActorsTruth, signals: Uint8Array): number {
    let wished = 11;
    for (let d = 0; d < 30; d += 2) {
      const bend = Math.max(1e-6, Math.abs(this.pointAhead(d).curvature));
      wished = Math.min(wished, Math.max(3, Math.sqrt(2 / bend + 3 * d)));
    }
    let acceleration = 1.2 * (wished - ego.vx);
    const keepDistance = (gap: number, speed: number): void => {
      const desired = 2.5 + Math.max(0, ego.vx * 1.3 + (ego.vx * (ego.vx - speed)) / 3.4);
      const share = (desired / Math.max(0.1, gap)) ** 2;
      acceleration = Math.min(acceleration, 1.5 * (1 - (ego.vx / wished) ** 4 - share));
    };
    let toStart = -this.s;
    for (const lane of this.path.slice(0, 3)) {
      for (let i = 0; i < actors.count; i++) {
        const beyond = projectOntoLane(lane, actors.x[i], actors.y[i], Number.NaN, this.position);
        const ahead = toStart + this.position.s;
        const isOnPath = Math.abs(this.position.d) < 2 && Math.abs(beyond) < 0.01 && ahead > 1;
        if (isOnPath) keepDistance(ahead - FRONT - actors.length[i] / 2, actors.speed[i]);
      }
      for (const line of this.map.stopLines) {
        const ahead = toStart + line.s - FRONT;
        const isRed = signals[line.signal] !== 0 && signals[line.signal] !== 3;
        const canStop = ego.vx * ego.vx < 8 * Math.max(0.1, ahead);
        if (line.lane === lane.index && ahead > -0.5 && isRed && canStop) keepDistance(ahead + 1.5, 0);
      }
      toStart += lane.length;
    }
    return acceleration;
  }
}
