import type { PredictedWay, RoadUser } from '../../road-users/road-user.ts';

/** Who goes first where two ways meet; `arrival`: whoever is there first. */
export type First = 'ego' | 'other' | 'arrival';

/** What lights, signs and the rules of the road say of who goes first in a junction; worked out of the map. */
export interface RightOfWay {
  /** The connecting lane of a way that gets in the way of ours, -1 for none. */
  rivalOn(own: number, way: PredictedWay): number;
  /** Who goes first between the ego on connecting lane `own` and another on `rival`, given the states of the lights. */
  first(own: number, rival: number, states: Uint8Array): First;
  /** Whether a light before `lane` shows red to somebody who is not in the junction yet. */
  hasRed(lane: number, user: RoadUser, states: Uint8Array): boolean;
  /** Whether a light that works governs a connecting lane: its index, -1 for none. */
  lightOf(lane: number, states: Uint8Array): number;
  /** Whether the traffic of a connecting lane gives way to anybody by signs or the side's rule. */
  givesWay(lane: number, states: Uint8Array): boolean;
}
