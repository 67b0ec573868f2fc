export type Orientation = '+' | '-' | 'none';

/** Lane ids from ... to, ascending. */
export type LaneRange = readonly [number, number];
