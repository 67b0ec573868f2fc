import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Tracks } from '../../core/messages/tracks.ts';
import { createBox, findOverlap, type OrientedBox, type Overlap } from '../../core/oriented-box.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { SAMPLE_SECONDS } from '../planning-problem.ts';
import { type ReferenceLine, type ReferencePoint, referenceSample } from '../route/reference-line.ts';
import type { LaneTrajectory } from '../trajectory/lane-trajectory.ts';
import { poseOnMap } from '../trajectory/pose-on-map.ts';

/** Proposals are simulated so far, and looked at so often: 0, 0.2 ... 4 s, in samples of a plan. */
const HORIZON = 40;
const STEP = 2;

/** Projected with constant speed and heading, no overlap within this is asked for [s], looked at by thirds of it. */
const LEAST_TTC = 0.95;
const TTC_LOOKS = 3;

/** The body may reach so far over the lane's edge [m], as over that of the drivable area in nuPlan. */
const EDGE_ROOM = 0.3;

/** Who is behind and whose heading is within 60 degrees of the ego's follows it: cosine. */
const SAME_WAY = 0.5;

/** Comfort (nuPlan): acceleration along [m/s^2], across [m/s^2], and jerk along [m/s^3]. */
const LEAST_ACCELERATION = -4.05;
const MOST_ACCELERATION = 2.4;
const MOST_LATERAL = 4.89;
const MOST_JERK = 4.13;

/** What a proposal is worth; the first three are 0 or 1. */
export interface ProposalScore {
  /** Overlaps nobody that is not behind; stays on its lane; keeps the time to collision; is comfortable. */
  noCollision: number;
  inLane: number;
  timeToCollision: number;
  comfort: number;
  /** Way along the line within the horizon [m]. */
  way: number;
  /** Time of the first overlap from now [s]; Infinity for none. */
  collisionAt: number;
}

export function makeProposalScore(): ProposalScore {
  return { noCollision: 0, inLane: 0, timeToCollision: 0, comfort: 0, way: 0, collisionAt: Number.POSITIVE_INFINITY };
}

/**
 * Simulates proposals forwards among road users who go on with constant speed and heading, and judges them by the terms of
 * PDM-Closed (Dauner et al. 2023, "Parting with misconceptions about learning-based vehicle motion planning"): nuPlan's.
 * The total is that of NAVSIM: noCollision * inLane * (5 timeToCollision + 5 progress + 2 comfort) / 12.
 */
export class ProposalJudge {
  private readonly vehicle: VehicleSpecification;
  private readonly others: OrientedBox[] = [];
  private readonly speeds: number[] = [];
  private count = 0;

  constructor(vehicle: VehicleSpecification) {
    this.vehicle = vehicle;
  }

  /**
   * Whom the proposals are simulated among: all that are seen, but for those that the ego overlaps already, and those who
   * follow it, who keep their distance by themselves.
   */
  watch(seen: Tracks | null, line: ReferenceLine, trajectory: LaneTrajectory): void {
    this.placeEgo(line, trajectory, 0);
    this.count = 0;
    for (const track of seen?.tracks ?? []) {
      if (this.count === this.others.length) this.others.push(createBox());
      const box = this.others[this.count];
      box.x = track.x;
      box.y = track.y;
      box.cosYaw = cos(track.yaw);
      box.sinYaw = sin(track.yaw);
      box.halfLength = track.length / 2;
      box.halfWidth = track.width / 2;
      this.speeds[this.count] = track.speed;
      if (!isFollowing(box) && !findOverlap(ego, box, overlap)) this.count++;
    }
  }

  judge(line: ReferenceLine, trajectory: LaneTrajectory, out: ProposalScore): void {
    out.noCollision = 1;
    out.inLane = 1;
    out.timeToCollision = 1;
    out.comfort = 1;
    out.collisionAt = Number.POSITIVE_INFINITY;
    out.way = trajectory.s[HORIZON] - trajectory.s[0];
    for (let i = 0; i <= HORIZON; i += STEP) {
      this.placeEgo(line, trajectory, i);
      if (this.leavesLane(line, trajectory, i)) out.inLane = 0;
      if (!isComfortable(trajectory, i, pose.curvature)) out.comfort = 0;
      const t = i * SAMPLE_SECONDS;
      const speed = trajectory.speed[i];
      if (this.meets(t, 0, speed)) {
        out.noCollision = 0;
        out.timeToCollision = 0;
        out.collisionAt = t;
        return;
      }
      for (let k = 1; k <= TTC_LOOKS && out.timeToCollision === 1; k++) {
        if (speed > 0 && this.meets(t, (LEAST_TTC * k) / TTC_LOOKS, speed)) out.timeToCollision = 0;
      }
    }
  }

  private placeEgo(line: ReferenceLine, trajectory: LaneTrajectory, i: number): void {
    poseOnMap(line, trajectory, i, pose);
    const { length, width, rearOverhang } = this.vehicle;
    ego.cosYaw = cos(pose.heading);
    ego.sinYaw = sin(pose.heading);
    const toMiddle = length / 2 - rearOverhang;
    ego.x = pose.x + toMiddle * ego.cosYaw;
    ego.y = pose.y + toMiddle * ego.sinYaw;
    ego.halfLength = length / 2;
    ego.halfWidth = width / 2;
  }

  /** Whether the ego, gone on straight for `ahead` seconds from its place at time t, overlaps one that is not behind it. */
  private meets(t: number, ahead: number, speed: number): boolean {
    const { others, speeds, count } = this;
    const egoX = ego.x + ego.cosYaw * speed * ahead;
    const egoY = ego.y + ego.sinYaw * speed * ahead;
    for (let k = 0; k < count; k++) {
      const other = others[k];
      const way = speeds[k] * (t + ahead);
      const dx = other.x + other.cosYaw * way - egoX;
      const dy = other.y + other.sinYaw * way - egoY;
      const reach = ego.halfLength + ego.halfWidth + other.halfLength + other.halfWidth;
      if (dx * dx + dy * dy > reach * reach || dx * ego.cosYaw + dy * ego.sinYaw < -ego.halfLength) continue;
      there.x = egoX + dx;
      there.y = egoY + dy;
      there.cosYaw = other.cosYaw;
      there.sinYaw = other.sinYaw;
      there.halfLength = other.halfLength;
      there.halfWidth = other.halfWidth;
      moved.x = egoX;
      moved.y = egoY;
      moved.cosYaw = ego.cosYaw;
      moved.sinYaw = ego.sinYaw;
      moved.halfLength = ego.halfLength;
      moved.halfWidth = ego.halfWidth;
      if (findOverlap(moved, there, overlap)) return true;
    }
    return false;
  }

  private leavesLane(line: ReferenceLine, { s, d }: LaneTrajectory, i: number): boolean {
    // A plan that begins outside is on its way back.
    if (Math.abs(d[i]) <= Math.abs(d[0])) return false;
    return Math.abs(d[i]) + this.vehicle.width / 2 > line.halfWidth[referenceSample(line, s[i])] + EDGE_ROOM;
  }
}

/** Whether a box is behind the ego and goes its way. */
function isFollowing({ x, y, cosYaw, sinYaw }: OrientedBox): boolean {
  const ahead = (x - ego.x) * ego.cosYaw + (y - ego.y) * ego.sinYaw;
  return ahead < -ego.halfLength && cosYaw * ego.cosYaw + sinYaw * ego.sinYaw > SAME_WAY;
}

function isComfortable({ speed, acceleration }: LaneTrajectory, i: number, curvature: number): boolean {
  const jerk = (acceleration[i + 1] - acceleration[i]) / SAMPLE_SECONDS;
  return (
    acceleration[i] >= LEAST_ACCELERATION &&
    acceleration[i] <= MOST_ACCELERATION &&
    Math.abs(speed[i] * speed[i] * curvature) <= MOST_LATERAL &&
    Math.abs(jerk) <= MOST_JERK
  );
}

const pose: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
const ego: OrientedBox = createBox();
const moved: OrientedBox = createBox();
const there: OrientedBox = createBox();
const overlap: Overlap = { normalX: 0, normalY: 0, depth: 0 };
