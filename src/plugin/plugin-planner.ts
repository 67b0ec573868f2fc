import type { Localisation } from '../core/messages/localisation.ts';
import type { Plan } from '../core/messages/plan.ts';
import type { DriverModule, Inbox, Outbox } from '../core/module.ts';
import { THOUGHTS } from '../core/planner-thoughts.ts';
import { clonePlain, type PlainData } from '../core/snapshot.ts';
import { isDue, secondsAt, type Tick } from '../core/tick.ts';
import { TOPICS } from '../core/topics.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { RoadMap } from '../map/road-map.ts';
import { RoadWatch } from '../planning/closures/road-watch.ts';
import type { LaneState } from '../planning/planning-problem.ts';
import type { Mission } from '../planning/route/mission.ts';
import type { RoutePoint } from '../planning/route/route-graph.ts';
import { RouteKeeper } from '../planning/route/route-keeper.ts';
import { noPlan } from '../planning/trajectory/plan-message.ts';
import { outputProblems } from './output-problems.ts';
import { planOfOutput } from './plan-of-output.ts';
import { type PlannerFault, plannerFault } from './planner-fault.ts';
import type { Goal } from './planner-input.ts';
import type { PlannerOutput } from './planner-output.ts';
import type { PlannerPort } from './planner-port.ts';
import { PlannerRequests, type RequestsState } from './planner-requests.ts';
import type { PlannerDescription, PlannerFailure, RealmReply, RealmRequest, RealmState } from './realm/messages.ts';
import { thoughtsOfOutput } from './thoughts-of-output.ts';

const READS = ['localisation', 'tracks', 'signals'] as const;
const WRITES = ['route', 'plan', THOUGHTS] as const;
export type PluginReads = (typeof READS)[number];
export type PluginWrites = (typeof WRITES)[number];

/** Lines of log that a run keeps. */
const MOST_NOTES = 50;

export interface PluginPlannerOptions {
  readonly map: RoadMap;
  readonly vehicle: VehicleSpecification;
  readonly goal: RoutePoint;
  /** Stops on the way, and by what it is chosen; left out: the quickest way to the goal. */
  readonly mission?: Mission;
  /** How to stand in the end, beside the lanes; null where the goal is on a lane. */
  readonly goalPose: Goal['pose'];
  /** For messages. */
  readonly file: string;
  /** Line on which its `plan` begins; null where it is not known. */
  readonly planLine: number | null;
  /** What the realm behind the port has loaded. */
  readonly description: PlannerDescription;
  readonly params: Readonly<Record<string, number | boolean | string>>;
  readonly port: PlannerPort;
  /** Simulated times that plans take, one after the other and then from the start again [ticks]. */
  readonly latencies: readonly Tick[];
}

/**
 * The module `planner` of a run that somebody else's planner drives. It keeps the route, has the planner asked, and
 * looks at what comes back before anybody follows it. A planner that fails has driven its last: from then on the
 * controller has no plan and brakes, and `fault` says why.
 */
export class PluginPlanner implements DriverModule<PluginReads, PluginWrites> {
  readonly name = 'planner';
  readonly reads = READS;
  readonly writes = WRITES;
  /** What ended its drive; null as long as nothing did. */
  fault: PlannerFault | null = null;
  /** What it wrote to its log. */
  notes: string[] = [];
  private readonly options: PluginPlannerOptions;
  private readonly route: RouteKeeper;
  private readonly watch: RoadWatch;
  private readonly asks: PlannerRequests;
  private last: Plan | null = null;
  private lastTick: Tick = -1;
  /** Plans so far. */
  private plans = 0;

  constructor(options: PluginPlannerOptions) {
    this.options = options;
    this.route = new RouteKeeper(options.map, options.goal, options.mission);
    this.watch = new RoadWatch(options.map, options.vehicle, true);
    this.asks = new PlannerRequests(options);
  }

  step(tick: Tick, inbox: Inbox<PluginReads>, outbox: Outbox<PluginWrites>): void {
    for (const request of this.begin(tick, inbox, outbox)) {
      if (!this.take(tick, this.options.port.call(request), outbox)) return;
    }
  }

  /** What the planner is to be asked at this tick, in order; nothing where it is not its turn or has nothing to plan. */
  begin(tick: Tick, inbox: Inbox<PluginReads>, outbox: Outbox<PluginWrites>): RealmRequest[] {
    if (!isDue(tick, this.fault === null ? this.options.description.rateHz : TOPICS.plan.rate)) return [];
    const belief = inbox.latest('localisation')?.message ?? null;
    const ego = belief?.valid ? belief : null;
    if (ego !== null && (this.route.update(tick, ego) || this.turnsOff(tick, ego, inbox))) this.takeRoute();
    const { line, message } = this.route;
    if (isDue(tick, TOPICS.route.rate)) outbox.publish('route', message);
    if (this.fault === null && ego !== null && line !== null) return this.requests(tick, ego, inbox);
    this.last = null;
    const reason = this.fault === null ? (ego === null ? 'own place unknown' : message.reason) : FAILED;
    outbox.publish('plan', noPlan(reason));
    return [];
  }

  /** Takes the answer to a request in; false where there is no use in the next one. */
  take(tick: Tick, reply: RealmReply, outbox: Outbox<PluginWrites>): boolean {
    const { latencies, vehicle, planLine } = this.options;
    this.note(tick, reply.logs);
    // Where no line of the file is known, the beginning of `plan` is a place to look from.
    if (reply.kind === 'failed') {
      const { failure } = reply;
      const line = failure.line ?? (failure.during === 'plan' ? planLine : null);
      return this.fail(tick, { ...failure, line }, outbox);
    }
    if (reply.kind !== 'planned') return true;
    const { line } = this.route;
    const ego = this.asks.askedEgo;
    if (line === null || ego === null) return false;
    const problems = outputProblems(reply.output, ego, vehicle);
    if (problems.length > 0)
      return this.fail(tick, { during: 'plan', message: problems.join('; '), stack: [], line: planLine }, outbox);
    const output = reply.output as PlannerOutput;
    const told = planOfOutput(output, ego, line, vehicle);
    const plan = { ...told, decision: this.route.tell(told.decision) };
    const latency = latencies[this.plans++ % latencies.length];
    outbox.publish('plan', plan, latency);
    const thoughts = thoughtsOfOutput(output);
    if (thoughts !== null) outbox.publish(THOUGHTS, thoughts, latency);
    this.last = plan;
    this.lastTick = tick;
    return true;
  }

  /** Lets the planner clean up; what is wrong with that, null where nothing is. */
  end(): PlannerFailure | null {
    if (!this.asks.isBegun || this.fault !== null) return null;
    const reply = this.options.port.call({ kind: 'dispose' });
    return reply.kind === 'failed' ? reply.failure : null;
  }

  snapshot(): PlainData {
    const { route, watch, asks, last, lastTick, plans, notes, fault } = this;
    const kept = { last, lastTick, plans, notes, fault };
    const parts = { route: route.snapshot(), watch: watch.snapshot(), asks: asks.snapshot() };
    const reply = asks.isBegun && fault === null ? this.options.port.call({ kind: 'snapshot' }) : null;
    const realm =
      reply?.kind === 'snapshot' ? reply.state : reply?.kind === 'failed' ? { missing: reply.failure.message } : null;
    return clonePlain({ ...kept, ...parts, realm } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const { route, watch, asks, realm, ...kept } = clonePlain(state) as unknown as Kept;
    this.route.restore(route);
    this.watch.restore(watch);
    this.takeRoute();
    this.asks.restore(asks);
    Object.assign(this, kept);
    const beginning = realm === null ? null : this.asks.resumption(kept.lastTick);
    if (realm === null || beginning === null) return;
    if ('missing' in realm) {
      this.failAt(kept.lastTick, { during: 'snapshot', message: realm.missing, stack: [], line: null });
      return;
    }
    const reply = this.options.port.call({ kind: 'restore', state: realm, ...beginning });
    if (reply.kind === 'failed') this.failAt(kept.lastTick, reply.failure);
  }

  private requests(tick: Tick, ego: Localisation, inbox: Inbox<PluginReads>): RealmRequest[] {
    this.route.measure(ego, measured);
    const tracks = inbox.latest('tracks')?.message ?? null;
    const signals = inbox.latest('signals')?.message ?? null;
    const { last, lastTick } = this;
    return this.asks.plan(tick, { ego, onLine: measured, tracks, signals, last, lastTick });
  }

  /** Whether the way ahead is closed across the whole road and another is taken: what else to drive around is the planner's to decide. */
  private turnsOff(tick: Tick, ego: Localisation, inbox: Inbox<PluginReads>): boolean {
    const tracks = inbox.latest('tracks')?.message.tracks;
    const { line } = this.route;
    if (line === null || tracks === undefined || this.options.description.observation !== 'tracks') return false;
    this.route.measure(ego, measured);
    const closed = this.watch.look(line, { tick, ego: measured, tracks, passes: 'later' });
    return this.route.heed(tick, ego, closed, tracks);
  }

  private takeRoute(): void {
    this.last = null;
    // How to stand in the end is of no use before the last stop.
    this.asks.takeLine(this.route.line, this.route.isLast ? this.options.goalPose : null);
  }

  private note(tick: Tick, lines: readonly string[]): void {
    for (const line of lines) {
      if (this.notes.length < MOST_NOTES) this.notes.push(`planner at ${secondsAt(tick)} s: ${line}`);
      else if (this.notes.length === MOST_NOTES) this.notes.push('planner: and more lines, which are not kept');
    }
  }

  private fail(tick: Tick, failure: PlannerFailure, outbox: Outbox<PluginWrites>): false {
    this.failAt(tick, failure);
    outbox.publish('plan', noPlan(FAILED));
    return false;
  }

  private failAt(tick: Tick, failure: PlannerFailure): void {
    this.fault = plannerFault(failure, this.options.file, tick, this.asks.shownInput());
    this.last = null;
    this.options.port.close();
  }
}

/** What a snapshot holds. */
interface Kept extends Pick<PluginPlanner, 'fault' | 'notes'> {
  readonly route: PlainData;
  readonly watch: PlainData;
  readonly asks: RequestsState;
  readonly last: Plan | null;
  readonly lastTick: Tick;
  readonly plans: number;
  readonly realm: RealmState | { readonly missing: string } | null;
}

const FAILED = 'the planner failed';

const measured: LaneState = { s: 0, d: 0, slope: 0, bend: 0, speed: 0, acceleration: 0 };
