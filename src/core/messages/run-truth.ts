import type { Tick } from '../tick.ts';

/** First contact of the ego with something. */
export interface Collision {
  tick: Tick;
  /** Actor id, or 0 for scenery. */
  other: number;
  otherKind: 'actor' | 'pedestrian' | 'scenery';
  /** Contact point, map frame [m]. */
  x: number;
  y: number;
  /** Speed of approach along the contact normal [m/s]. */
  closingSpeed: number;
}

export interface EventsTruth {
  collisions: Collision[];
}

/** Flows of traffic, in the scene's order: how many vehicles arrived so far, and how many of them found room on the map. */
export interface FlowsTruth {
  arrived: Int32Array;
  entered: Int32Array;
}

/** Which faults are at work, by index in the scene's faults: 1 or 0. */
export interface FaultsTruth {
  active: Uint8Array;
}
