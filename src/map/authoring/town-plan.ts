import type { Climb } from './climb-profile.ts';
import type { Corner } from './street-alignment.ts';

/** Where streets meet; the ground there is level. */
export interface CrossingPlan {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Whether it has traffic lights. */
  readonly signalled: boolean;
}

export interface StreetPlan {
  readonly name: string;
  /** Names of the crossings at its ends. */
  readonly from: string;
  readonly to: string;
  readonly corners: readonly Corner[];
  /** Driving lanes per direction. */
  readonly lanes: number;
  /** [km/h], as on the sign. */
  readonly speedLimitKmh: number;
  /** Where it climbs between its ends; the default takes nearly its whole length. */
  readonly climb?: Climb;
}

/** What a town is made of. */
export interface TownPlan {
  readonly name: string;
  readonly crossings: readonly CrossingPlan[];
  readonly streets: readonly StreetPlan[];
}
