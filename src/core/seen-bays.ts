import type { TopicRow } from './topics.ts';

/** Corners of marked parking spaces around the vehicle, vehicle frame, index-aligned [m]. Whose they are it does not say. */
export interface SeenBays {
  x: Float64Array;
  y: Float64Array;
}

/** Where it is published. */
export const SEEN_BAYS = 'bays';

/** A run in which the ego is to park has this topic beside those of the table, where its rig sees all around. */
export const SEEN_BAYS_ROW: TopicRow = {
  topic: SEEN_BAYS,
  specification: {
    rate: 10,
    latency: 5,
    logEvery: 1,
    writers: ['bay-view'],
    title: 'corners of parking spaces around the ego',
  },
};
