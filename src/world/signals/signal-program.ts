import type { Tick } from '../../core/tick.ts';

/** What has green at once. Lengths [s]; null for what the standard asks for. */
export interface SignalStage {
  /** Indices into RoadMap.signalGroups. */
  readonly groups: readonly number[];
  readonly green: number;
  readonly amber: number | null;
  readonly allRed: number | null;
}

/** Stages in turn, each with its green; what they leave of the cycle lengthens the last green [s]. */
export interface FixedProgram {
  readonly kind: 'fixed';
  /** Null for as long as the stages take. */
  readonly cycle: number | null;
  /** When the first stage begins, modulo the cycle. */
  readonly offset: number;
  readonly stages: readonly SignalStage[];
}

/** Stages in turn as vehicles ask for them; `green` of a stage is its minimum [s]. */
export interface ActuatedProgram {
  readonly kind: 'actuated';
  /** A green ends when nobody came for so long and someone else waits [s]. */
  readonly extension: number;
  /** A green ends when someone else has waited for so long [s]. */
  readonly maxGreen: number;
  /** Vehicles that are no farther before the stop line are seen [m]. */
  readonly distance: number;
  readonly stages: readonly SignalStage[];
}

export type FailureMode = 'flashing-amber' | 'dark';

/** How the lights of one junction are switched. */
export interface SignalProgram {
  /** Index into RoadMap.junctions. */
  readonly junction: number;
  /** Null for the fixed turns that every junction has by default. */
  readonly control: FixedProgram | ActuatedProgram | null;
  /** What the lights show instead from a time on; null for lights that work. */
  readonly failure: { readonly mode: FailureMode; readonly from: Tick } | null;
}
