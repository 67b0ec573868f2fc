import type { TopicRow } from './topics.ts';

/** What a planner shows beside its plan, map frame. Published only where it shows something. */
export interface PlannerThoughts {
  /** Trajectories that were weighed. */
  candidates: {
    /** The lower the better, in units of the planner's own. */
    cost: number;
    label: string;
    /** x and y in turn [m]. */
    points: Float64Array;
  }[];
  /** To be drawn on the road. */
  drawings: {
    kind: 'line' | 'polygon' | 'points';
    label: string;
    /** 0xRRGGBB, -1 for none. */
    color: number;
    /** x and y in turn [m]. */
    points: Float64Array;
  }[];
  /** Figures by name, in the order in which they were given. */
  figures: { name: string; value: number | string | boolean }[];
}

/** Where it is published. */
export const THOUGHTS = 'planner.thoughts';

/** A run whose planner shows something has this topic beside those of the table. */
export const THOUGHTS_ROW: TopicRow = {
  topic: THOUGHTS,
  specification: {
    rate: 10,
    latency: 0,
    logEvery: 1,
    writers: ['planner'],
    title: 'candidates, drawings and figures of a planner',
  },
};
