import type { Localisation } from '../core/messages/localisation.ts';
import type { Plan } from '../core/messages/plan.ts';
import type { SignalView } from '../core/messages/signals.ts';
import type { Tracks } from '../core/messages/tracks.ts';
import { secondsAt, type Tick } from '../core/tick.ts';
import type { LaneState } from '../planning/planning-problem.ts';
import type { ReferenceLine } from '../planning/route/reference-line.ts';
import type { Ego, Goal } from './planner-input.ts';
import { plannerMapOf } from './planner-map-of.ts';
import { egoOf, PlannerView } from './planner-view.ts';
import type { PluginPlannerOptions } from './plugin-planner.ts';
import type { InitMessage, InputMessage, RealmRequest, RouteMessage } from './realm/messages.ts';
import { routeMessageOf } from './route-message-of.ts';
import { startOfPlan } from './start-of-plan.ts';

/** A last plan older than this is not gone on with [s]. */
const PLAN_LIFE = 0.6;

/** The input that a fault shows holds this much of the route's line around the ego [m]. */
const SHOWN_BEHIND = 5;
const SHOWN_AHEAD = 60;

/** What the driver believes at the moment of a plan. */
export interface Belief {
  readonly ego: Localisation;
  /** Its place on the route's line. */
  readonly onLine: LaneState;
  readonly tracks: Tracks | null;
  readonly signals: SignalView | null;
  /** The last plan and when it was made; null where there is none to go on with. */
  readonly last: Plan | null;
  readonly lastTick: Tick;
}

/** Makes what a planner is asked: to begin, to plan, to go on from a snapshot. It tells the route once, until there is another. */
export class PlannerRequests {
  private readonly options: PluginPlannerOptions;
  private line: ReferenceLine | null = null;
  private view: PlannerView | null = null;
  private sent: RouteMessage | null = null;
  /** Counts the routes. */
  private version = 0;
  private begun = false;
  private history: Ego[] = [];
  /** What the planner was last asked, for the report of a fault. */
  private asked: InputMessage | null = null;

  constructor(options: PluginPlannerOptions) {
    this.options = options;
  }

  get isBegun(): boolean {
    return this.begun;
  }

  /** Where the ego was when a plan was last asked for; null where none was. */
  get askedEgo(): Ego | null {
    return this.asked?.ego ?? null;
  }

  /** @param goalPose how to stand at the end of this line */
  takeLine(line: ReferenceLine | null, goalPose: Goal['pose']): void {
    this.line = line;
    this.sent = null;
    if (line === null) return;
    this.version++;
    const { map, vehicle } = this.options;
    this.view = new PlannerView({ map, vehicle, goalPose }, line);
  }

  /** What the planner is to be asked for a plan, in order; nothing where there is no line. */
  plan(tick: Tick, belief: Belief): RealmRequest[] {
    const { line, view } = this;
    const { description } = this.options;
    if (line === null || view === null) return [];
    const { last, lastTick } = belief;
    const ego = egoOf(belief.ego, secondsAt(tick), belief.onLine);
    const elapsed = secondsAt(tick - lastTick);
    const input: InputMessage = {
      tick,
      time: secondsAt(tick),
      ego,
      history: this.history,
      start: startOfPlan(ego, line, elapsed <= PLAN_LIFE ? last : null, elapsed),
      tracks: view.tracks(description.observation === 'tracks' ? belief.tracks : null, ego),
      lights: view.lights(belief.signals, ego),
      signs: view.signs(ego),
      goal: view.goal,
    };
    this.asked = input;
    this.history = [...this.history, ego].filter(({ time }) => time >= ego.time - description.historyS + 1e-9);
    const requests: RealmRequest[] = [];
    if (!this.begun) requests.push({ kind: 'init', ...this.beginning(tick, line) });
    this.begun = true;
    requests.push({ kind: 'plan', route: this.unsent(line), input });
    return requests;
  }

  /** What a realm is told that is to go on from a snapshot; null where there is no line. */
  resumption(tick: Tick): InitMessage | null {
    return this.line === null ? null : this.beginning(tick, this.line);
  }

  snapshot(): RequestsState {
    const { version, begun, history } = this;
    return { version, begun, history };
  }

  /** After the line of the snapshot has been taken. */
  restore({ version, begun, history }: RequestsState): void {
    this.version = version;
    this.begun = begun;
    this.history = history;
  }

  /** The input of a fault: as the planner had it, with the line cut down to what is near; null where nothing was asked. */
  shownInput(): unknown {
    const { asked, sent } = this;
    if (asked === null) return null;
    if (sent === null) return asked;
    const { line } = sent;
    const from = Math.max(0, Math.floor((asked.ego.s - SHOWN_BEHIND) / line.step));
    const to = Math.ceil((asked.ego.s + SHOWN_AHEAD) / line.step);
    const near = Object.entries(line).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.slice(from, to) : value,
    ]);
    return { ...asked, line: { ...Object.fromEntries(near), from: from * line.step }, lanes: sent.lanes };
  }

  /** The route, where the realm does not have it yet. */
  private unsent(line: ReferenceLine): RouteMessage | null {
    if (this.sent !== null) return null;
    const { map, description } = this.options;
    const route = routeMessageOf(map, line, this.version);
    this.sent = description.map === 'none' ? { ...route, lanes: [] } : route;
    return this.sent;
  }

  private beginning(tick: Tick, line: ReferenceLine): InitMessage {
    const { map, params, vehicle, description } = this.options;
    const route = this.unsent(line) ?? (this.sent as RouteMessage);
    const whole = description.map === 'full' ? plannerMapOf(map) : null;
    return { time: secondsAt(Math.max(0, tick)), route, map: whole, params, vehicle, dt: 1 / description.rateHz };
  }
}

/** What a snapshot holds of them. */
export interface RequestsState {
  readonly version: number;
  readonly begun: boolean;
  readonly history: Ego[];
}
