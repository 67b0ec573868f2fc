import type { LaneRange, Orientation } from './validity.ts';

/** Where a signal physically stands, if not at its station [14.5]. */
export type SignalPosition =
  | {
      readonly kind: 'road';
      /** Index into roads, -1 where it is not there. */
      readonly road: number;
      readonly s: number;
      readonly t: number;
      readonly zOffset: number;
      readonly hOffset: number;
      readonly pitch: number;
      readonly roll: number;
    }
  | {
      readonly kind: 'inertial';
      readonly x: number;
      readonly y: number;
      readonly z: number;
      readonly hdg: number;
      readonly pitch: number;
      readonly roll: number;
    };

/** [14] */
export interface RoadSignal {
  readonly id: string;
  readonly name: string;
  readonly s: number;
  readonly t: number;
  readonly zOffset: number;
  readonly hOffset: number;
  readonly pitch: number;
  readonly roll: number;
  /** Governs traffic along s ('+'), against it ('-') or both. */
  readonly orientation: Orientation;
  readonly dynamic: boolean;
  /** ISO 3166-1, or 'OpenDRIVE' for the standard's own catalogue. */
  readonly country: string;
  readonly type: string;
  readonly subtype: string;
  readonly value: number | null;
  /** Of the value, for example 'km/h'. */
  readonly unit: string;
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** Lane ids from ... to; empty means every lane of its orientation. */
  readonly validity: readonly LaneRange[];
  /** Signals whose meaning this one limits or adds to [14.3]. */
  readonly dependencies: readonly { readonly id: string; readonly type: string }[];
  /** Signals and objects that belong to it [14.4]. */
  readonly references: readonly { readonly kind: 'signal' | 'object'; readonly id: string; readonly type: string }[];
  readonly position: SignalPosition | null;
}

/** A signal of another road that governs this one too [14.7]. */
export interface SignalReference {
  readonly id: string;
  readonly s: number;
  readonly t: number;
  readonly orientation: Orientation;
  readonly validity: readonly LaneRange[];
}

/** [14.6] Signals switched together. */
export interface Controller {
  readonly id: string;
  readonly name: string;
  /** Order within a junction; 0 where not said. */
  readonly sequence: number;
  readonly signalIds: readonly string[];
  readonly controls: readonly { readonly signalId: string; readonly type: string }[];
}
