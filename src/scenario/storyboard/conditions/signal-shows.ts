import type { StoryCondition } from './story-condition.ts';

/** A light shows one of some states, by index in RoadMap.signals (OpenSCENARIO TrafficSignalCondition). */
export function signalShows(signals: readonly number[], states: readonly number[]): StoryCondition {
  return {
    holds: (view) => {
      if (view.signals === null) return false;
      for (let i = 0; i < signals.length; i++) if (states.includes(view.signals.state[signals[i]])) return true;
      return false;
    },
  };
}
