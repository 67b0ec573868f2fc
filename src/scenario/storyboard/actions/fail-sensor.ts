import { TICKS_PER_SECOND } from '../../../core/tick.ts';
import type { StoryAction } from './story-action.ts';

/** A fault begins some time after its event, and ends again. */
export interface FaultTimes {
  /** [s] after the event; `to` is Infinity for one that stays. */
  readonly from: number;
  readonly to: number;
}

/** Lets a fault of a sensor at work, by its index among the faults of the run. */
export function failSensor(index: number, { from, to }: FaultTimes): StoryAction {
  /** At work; ticks at which it begins and ends, NaN once told. */
  const state = Float64Array.of(0, Number.NaN, Number.NaN);
  const advance: StoryAction['begin'] = ({ tick }, orders) => {
    if (tick >= state[1]) {
      orders.push({ kind: 'fault', index, active: true });
      state[1] = Number.NaN;
    }
    if (tick >= state[2]) {
      orders.push({ kind: 'fault', index, active: false });
      state[2] = Number.NaN;
    }
    if (Number.isNaN(state[1]) && !(state[2] < Number.POSITIVE_INFINITY)) state[0] = 0;
  };
  return {
    state,
    begin: (view, orders) => {
      state[0] = 1;
      state[1] = view.tick + Math.round(from * TICKS_PER_SECOND);
      state[2] = view.tick + Math.round(to * TICKS_PER_SECOND);
      advance(view, orders);
    },
    advance,
  };
}
