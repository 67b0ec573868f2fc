import { SIGNAL_STATE, type SignalState } from '../../core/messages/signals.ts';
import { RandomStream } from '../../core/random.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { amberOf, redAmberOf } from './change-times.ts';
import { isPedestrianGroup } from './pedestrian-groups.ts';
import { type Walk, walkOf } from './walking-turns.ts';

/**
 * Lengths of the steps of a phase [ticks]. What amber takes more than at 50 km/h (change-times.ts) green lacks; where the
 * country has no red-amber there is red instead.
 */
const RED_AMBER = 1 * TICKS_PER_SECOND;
const GREEN_AND_AMBER = 17 * TICKS_PER_SECOND;
const ALL_RED = 2 * TICKS_PER_SECOND;
const PHASE = RED_AMBER + GREEN_AND_AMBER + ALL_RED;

/** A junction with one group has as many phases, or its signal would hardly be red. */
const MIN_PHASES = 2;

/**
 * Fixed-time control: the groups of a junction take turns, in the order of RoadMap.signalGroups; those of pedestrians have
 * none of their own, but green while nobody drives over their crosswalk but who turns. The states are a
 * function of the tick alone, so there is nothing to snapshot. Where in its cycle a junction starts is drawn from the
 * seed.
 */
export class FixedTimeSignals {
  /** Per signal: its group, -1 for what is no light. */
  private readonly groupOf: Int32Array;
  /** Per signal group: its state, as last asked for. */
  private readonly states: Uint8Array;
  /** Per signal group: its turn in the cycle, the length of the cycle and its start [ticks]. */
  private readonly turn: Int32Array;
  private readonly cycle: Int32Array;
  private readonly offset: Int32Array;
  /** Per signal group: its amber [ticks], and what is shown before its green. */
  private readonly amber: Int32Array;
  private readonly before: readonly SignalState[];
  /** Per signal group: when pedestrians have green; null for vehicles. */
  private readonly walks: readonly (Walk | null)[];

  constructor(map: RoadMap, seed: number) {
    const groups = map.signalGroups;
    this.groupOf = Int32Array.from(map.signals, ({ kind, group }) => (kind === 'light' ? group : -1));
    this.states = new Uint8Array(groups.length);
    this.turn = new Int32Array(groups.length);
    this.cycle = new Int32Array(groups.length);
    this.offset = new Int32Array(groups.length);
    this.amber = Int32Array.from(groups, (_, g) => Math.round(amberOf(map, g) * TICKS_PER_SECOND));
    this.before = groups.map((_, g) => (redAmberOf(map, g) > 0 ? SIGNAL_STATE.redAmber : SIGNAL_STATE.red));
    const walks = groups.map((_, g) => isPedestrianGroup(map, g));
    this.walks = groups.map(({ junction }, g) => {
      const turns = groups.flatMap((group, other) => (group.junction === junction && !walks[other] ? [other] : []));
      this.turn[g] = turns.indexOf(g);
      while (turns.length < MIN_PHASES) turns.push(-1);
      this.cycle[g] = PHASE * turns.length;
      this.offset[g] = new RandomStream(seed, `signals.junction.${junction}`).integer(this.cycle[g]);
      return walks[g] ? walkOf(map, g, turns, PHASE, RED_AMBER) : null;
    });
  }

  /** States of all signals at a tick, by index in RoadMap.signals; what is no light is off. */
  statesAt(tick: Tick, out: Uint8Array): void {
    const { groupOf, states } = this;
    for (let group = 0; group < states.length; group++) states[group] = this.stateOfGroup(group, tick);
    for (let signal = 0; signal < groupOf.length; signal++)
      out[signal] = groupOf[signal] < 0 ? SIGNAL_STATE.off : states[groupOf[signal]];
  }

  /** Length of a group's cycle [ticks]. */
  cycleOf(group: number): Tick {
    return this.cycle[group];
  }

  private stateOfGroup(group: number, tick: Tick): SignalState {
    const intoCycle = (tick + this.offset[group]) % this.cycle[group];
    const walk = this.walks[group];
    if (walk === null) return this.stateInPhase(group, intoCycle - this.turn[group] * PHASE);
    const intoWalk = (intoCycle - walk.from + this.cycle[group]) % this.cycle[group];
    return intoWalk < walk.length ? SIGNAL_STATE.green : SIGNAL_STATE.red;
  }

  /** State so many ticks after the group's turn began; red before and after its turn. */
  private stateInPhase(group: number, ticks: number): SignalState {
    if (ticks < 0 || ticks >= RED_AMBER + GREEN_AND_AMBER) return SIGNAL_STATE.red;
    if (ticks < RED_AMBER) return this.before[group];
    return ticks < RED_AMBER + GREEN_AND_AMBER - this.amber[group] ? SIGNAL_STATE.green : SIGNAL_STATE.amber;
  }
}
