import type { Decision } from '../../core/messages/plan.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import type { Mission } from './mission.ts';
import type { RoutePoint } from './route-graph.ts';

/** Slower than this the ego stands [m/s]. */
const STANDS = 0.2;

/** Share of a stop's tolerance that is used up: the rest is for what one errs about one's own place [1]. */
const USED = 0.8;

/** It stands longer than it is asked to by this [s]: others measure with clocks and speeds of their own. */
const LONGER = 0.3;

/** Where a driver is in its mission: which stops are done, and for how long it has stood at the present one. */
export class MissionProgress {
  private readonly mission: Mission;
  private readonly goal: RoutePoint;
  /** Stops that are done. */
  private done = 0;
  /** Since when it has stood at the next; -1 where it does not. */
  private since: Tick = -1;
  private now: Tick = 0;

  constructor(mission: Mission, goal: RoutePoint) {
    this.mission = mission;
    this.goal = goal;
  }

  /** Where the way leads now: to the next stop, in the end to the goal. */
  get target(): RoutePoint {
    return this.isLast ? this.goal : this.mission.stops[this.done].place;
  }

  /** Whether all stops are done. */
  get isLast(): boolean {
    return this.done >= this.mission.stops.length;
  }

  /**
   * To be called once for every plan; true where the way to the present target is over: the stop is done, or was passed.
   * @param rest way left to the target, negative behind it [m]
   */
  update(tick: Tick, rest: number, speed: number): boolean {
    this.now = tick;
    if (this.isLast) return false;
    const { stand, tolerance } = this.mission.stops[this.done];
    const isThere = Math.abs(rest) <= USED * tolerance && Math.abs(speed) < STANDS;
    if (!isThere) this.since = -1;
    else if (this.since < 0) this.since = tick;
    if (!isThere) return rest < -tolerance;
    if (secondsAt(tick - this.since) < stand + LONGER) return false;
    this.done++;
    this.since = -1;
    return true;
  }

  /** A decision in words that know of the stops. */
  tell(decision: Decision): Decision {
    if (this.isLast || decision.kind === 'emergency') return decision;
    const which = `stop ${this.done + 1} of ${this.mission.stops.length}`;
    if (this.since >= 0) {
      const { stand } = this.mission.stops[this.done];
      const stood = Math.min(stand, Math.floor(secondsAt(this.now - this.since)));
      return { ...decision, kind: 'wait', reason: `standing at ${which} for ${stood} of ${stand} s` };
    }
    if (decision.kind !== 'arrive') return decision;
    return { ...decision, reason: decision.reason.replace('goal', which) };
  }

  snapshot(): PlainData {
    const { done, since, now } = this;
    return clonePlain({ done, since, now } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    Object.assign(this, clonePlain(state));
  }
}
