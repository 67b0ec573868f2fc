import { clamp } from '../../core/math/clamp.ts';
import type { Decision } from '../../core/messages/plan.ts';
import type { DriverModule, Inbox, Outbox } from '../../core/module.ts';
import { type PlannerThoughts, THOUGHTS } from '../../core/planner-thoughts.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import { TOPICS } from '../../core/topics.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { stillNews } from '../behaviour/stale-sight.ts';
import { NO_FENCE } from '../no-fence.ts';
import { SAMPLE_COUNT, SAMPLE_SECONDS } from '../planning-problem.ts';
import type { Mission } from '../route/mission.ts';
import { type ReferenceLine, type ReferencePoint, referenceSample } from '../route/reference-line.ts';
import type { RoutePoint } from '../route/route-graph.ts';
import { emergencyTrajectory } from '../trajectory/emergency-trajectory.ts';
import { type LaneTrajectory, makeLaneTrajectory } from '../trajectory/lane-trajectory.ts';
import { poseOnMap } from '../trajectory/pose-on-map.ts';
import { OffsetSmoother } from '../trajectory/smooth-offset.ts';
import { type CoarseTrajectory, KNOT_COUNT, KNOT_SECONDS } from '../trajectory-search.ts';
import { idmAcceleration } from './idm-law.ts';
import { LaneDrive } from './lane-drive.ts';
import { LaneLeaders, type Leader } from './lane-leaders.ts';
import { makeProposalScore, ProposalJudge, type ProposalScore } from './proposal-score.ts';

const READS = ['localisation', 'tracks', 'signals'] as const;
const WRITES = ['route', 'plan', THOUGHTS] as const;
type Reads = (typeof READS)[number];
type Writes = (typeof WRITES)[number];

/** Proposals: to the left of the lanes' middle [m], each at shares of the speed wished for. The first of equals is driven. */
const OFFSETS = [0, -1, 1];
const SHARES = [1, 0.8, 0.6, 0.4, 0.2, 0];

/** Where even the best would hit somebody within this, it brakes as hard as it can [s]. */
const EMERGENCY_TIME = 2;

/** Samples of each that are shown: 0, 0.5 ... 4 s. */
const SHOWN = [0, 5, 10, 15, 20, 25, 30, 35, 40];

const SAMPLES_PER_KNOT = Math.round(KNOT_SECONDS / SAMPLE_SECONDS);

/** A proposal's trajectory and what it is worth. */
interface Proposal {
  readonly offset: number;
  readonly share: number;
  readonly trajectory: LaneTrajectory;
  readonly score: ProposalScore;
}

/**
 * A small PDM-Closed (Dauner et al. 2023): proposals along the middle of its lanes and a little beside it, at several
 * speeds and always behind whoever is ahead (IDM), are simulated forwards and judged by nuPlan's terms; the best is
 * driven. It knows no rule of right of way: it gives way where the simulation shows a collision.
 */
export class PdmLitePlanner implements DriverModule<Reads, Writes> {
  readonly name = 'planner';
  readonly reads = READS;
  readonly writes = WRITES;
  private readonly vehicle: VehicleSpecification;
  private readonly lanes: LaneDrive;
  private readonly leaders: LaneLeaders;
  private readonly judge: ProposalJudge;
  private readonly smoother = new OffsetSmoother();
  private readonly braking = makeLaneTrajectory();
  private readonly proposals: readonly Proposal[] = OFFSETS.flatMap((offset) =>
    SHARES.map((share) => ({ offset, share, trajectory: makeLaneTrajectory(), score: makeProposalScore() })),
  );

  constructor(map: RoadMap, goal: RoutePoint, vehicle: VehicleSpecification, mission?: Mission) {
    this.vehicle = vehicle;
    this.lanes = new LaneDrive(map, goal, mission, vehicle);
    this.leaders = new LaneLeaders(map, vehicle);
    this.judge = new ProposalJudge(vehicle);
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    if (!isDue(tick, TOPICS.plan.rate)) return;
    const line = this.lanes.begin(tick, inbox.latest('localisation'), outbox, inbox.latest('tracks'));
    if (line === null) return;
    const { start } = this.lanes;
    const seen = inbox.latest('tracks')?.message ?? null;
    const standing = this.leaders.standing(tick, line, start, stillNews(tick, inbox.latest('signals')));
    let ahead: Leader | null = null;
    for (const [k, { offset, share, trajectory, score }] of this.proposals.entries()) {
      const beside = this.within(line, offset);
      if (share === SHARES[0]) ahead = this.leaders.nearestAhead(line, seen, start.s, beside);
      this.rollOut(line, ahead === null ? standing : [...standing, ahead], beside, share, trajectory);
      if (k === 0) this.judge.watch(seen, line, trajectory);
      this.judge.judge(line, trajectory, score);
    }
    const best = this.best();
    const desired = this.leaders.speeds(line)[referenceSample(line, start.s)];
    const isHopeless = best.score.collisionAt < EMERGENCY_TIME;
    if (isHopeless) emergencyTrajectory(start, this.braking);
    const decision = isHopeless
      ? { kind: 'emergency' as const, reason: 'every way there is ends in a collision', ...NO_FENCE }
      : this.decisionOf(line, best, standing, seen, desired);
    const figures = { decision, desiredSpeed: desired, expanded: this.proposals.length, cost: 1 - this.total(best) };
    this.lanes.publishTrajectory(tick, line, isHopeless ? this.braking : best.trajectory, figures, outbox);
    outbox.publish(THOUGHTS, { candidates: this.candidates(line), drawings: [], figures: figuresOf(best) });
  }

  snapshot(): PlainData {
    return { lanes: this.lanes.snapshot(), leaders: this.leaders.snapshot() };
  }

  restore(state: PlainData): void {
    const { lanes, leaders } = state as Record<string, PlainData>;
    this.lanes.restore(lanes);
    this.leaders.restore(leaders);
  }

  /** An offset, less where the lane is too narrow for it [m]. */
  private within(line: ReferenceLine, offset: number): number {
    const room = Math.max(0, line.halfWidth[referenceSample(line, this.lanes.start.s)] - this.vehicle.width / 2);
    return clamp(offset, -room, room);
  }

  private rollOut(
    line: ReferenceLine,
    leaders: readonly Leader[],
    offset: number,
    share: number,
    out: LaneTrajectory,
  ): void {
    const { start } = this.lanes;
    const speeds = this.leaders.speeds(line);
    let { s, speed } = start;
    for (let i = 0; i < SAMPLE_COUNT; i++) {
      const wished = share * speeds[referenceSample(line, s)];
      const asked = this.lanes.heedSight(
        idmAcceleration(s, this.leaders.front, speed, i * SAMPLE_SECONDS, wished, leaders),
      );
      // Brakes stop a car, they do not drive it backwards.
      const acceleration = Math.max(asked, -speed / SAMPLE_SECONDS);
      out.s[i] = s;
      out.speed[i] = speed;
      out.acceleration[i] = acceleration;
      if (i % SAMPLES_PER_KNOT === 0) {
        coarse.s[i / SAMPLES_PER_KNOT] = s;
        coarse.speed[i / SAMPLES_PER_KNOT] = speed;
        coarse.d[i / SAMPLES_PER_KNOT] = i === 0 ? start.d : offset;
      }
      s += speed * SAMPLE_SECONDS + (acceleration * SAMPLE_SECONDS * SAMPLE_SECONDS) / 2;
      speed += acceleration * SAMPLE_SECONDS;
    }
    this.smoother.smooth(start, coarse, out);
  }

  private candidates(line: ReferenceLine): PlannerThoughts['candidates'] {
    return this.proposals.map((proposal) => {
      const points = new Float64Array(2 * SHOWN.length);
      for (const [k, i] of SHOWN.entries()) {
        poseOnMap(line, proposal.trajectory, i, pose);
        points[2 * k] = pose.x;
        points[2 * k + 1] = pose.y;
      }
      const { offset, share } = proposal;
      return { cost: 1 - this.total(proposal), label: `${Math.round(100 * share)} %, ${offset} m`, points };
    });
  }

  private best(): Proposal {
    let best = this.proposals[0];
    for (const proposal of this.proposals) {
      const gain = this.total(proposal) - this.total(best);
      // Of those that hit somebody whatever they do, the one that does so last.
      if (gain > 0 || (gain === 0 && proposal.score.collisionAt > best.score.collisionAt)) best = proposal;
    }
    return best;
  }

  private total({ score }: Proposal): number {
    const { noCollision, inLane, timeToCollision, comfort, way } = score;
    let most = 0;
    for (const other of this.proposals)
      if (other.score.noCollision * other.score.inLane > 0) most = Math.max(most, other.score.way);
    const progress = most > 0 ? way / most : 1;
    return (noCollision * inLane * (5 * timeToCollision + 5 * progress + 2 * comfort)) / 12;
  }

  private decisionOf(
    line: ReferenceLine,
    { offset, share }: Proposal,
    standing: readonly Leader[],
    seen: Parameters<LaneLeaders['nearestAhead']>[1],
    desired: number,
  ): Decision {
    const { start } = this.lanes;
    const ahead = this.leaders.nearestAhead(line, seen, start.s, this.within(line, offset));
    const held = this.leaders.decision(
      line,
      start,
      ahead === null ? standing : [...standing, ahead],
      desired,
      this.lanes.blind,
    );
    if (held.kind !== 'cruise') return held;
    if (offset !== 0)
      return { ...held, kind: 'avoid', reason: offset > 0 ? 'keeps left in its lane' : 'keeps right in its lane' };
    if (share === 1) return held;
    return {
      ...held,
      kind: 'wait',
      reason: share > 0 ? `slower: ${Math.round(desired * share * 3.6)} km/h` : 'lets others by',
    };
  }
}

function figuresOf({ offset, share, score }: Proposal): PlannerThoughts['figures'] {
  const { noCollision, inLane, timeToCollision, comfort, way } = score;
  const parts = { offset, share, noCollision, inLane, timeToCollision, comfort, way };
  return Object.entries(parts).map(([name, value]) => ({ name, value }));
}

const pose: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
const coarse: CoarseTrajectory = {
  found: true,
  s: new Float64Array(KNOT_COUNT),
  d: new Float64Array(KNOT_COUNT),
  speed: new Float64Array(KNOT_COUNT),
  ceiling: new Float64Array(SAMPLE_COUNT).fill(Number.POSITIVE_INFINITY),
  expanded: 0,
  cost: 0,
};
