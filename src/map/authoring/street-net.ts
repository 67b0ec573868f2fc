import type { JunctionArm } from './arm-lanes.ts';
import { climbProfile } from './climb-profile.ts';
import type { Network } from './network.ts';
import type { Limit, RoadDraft } from './road-draft.ts';
import { type Corner, streetAlignment } from './street-alignment.ts';
import type { CrossSection } from './strip.ts';

/** A place where streets meet or end. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** How far from it the streets end, which leaves the room for turns [m]. */
  readonly setback: number;
}

/** What is across a street of a given length. */
export type StreetProfile = (length: number) => CrossSection[];

/** Level stretch at a street's ends and rounding of its climb [m]. */
const LEVEL_END = 8;
const ROUNDING = 20;

/** Streets between named places. */
export class StreetNet {
  private readonly network: Network;
  private readonly places: ReadonlyMap<string, Place>;
  private readonly arms = new Map<string, JunctionArm[]>();

  constructor(network: Network, places: ReadonlyMap<string, Place>) {
    this.network = network;
    this.places = places;
  }

  place(name: string): Place {
    const place = this.places.get(name);
    if (place === undefined) throw new Error(`the plan has no place "${name}"`);
    return place;
  }

  /** A street from one place to another, around corners. */
  street(
    name: string,
    from: string,
    to: string,
    profile: StreetProfile,
    limit: Omit<Limit, 's'>,
    corners: readonly Corner[] = [],
  ): RoadDraft {
    const start = this.place(from);
    const end = this.place(to);
    const alignment = streetAlignment(start, corners, end, start.setback, end.setback);
    const climb = { from: LEVEL_END, to: alignment.length - LEVEL_END, rounding: ROUNDING };
    const road = this.network.road({
      name,
      alignment,
      sections: profile(alignment.length),
      limits: [{ s: 0, ...limit }],
      elevation: climbProfile(start.z, end.z, climb),
    });
    this.add(from, { road, end: 'start' });
    this.add(to, { road, end: 'end' });
    return road;
  }

  /** Ends of streets at a place, in the order in which they were laid. */
  armsAt(place: string): readonly JunctionArm[] {
    return this.arms.get(place) ?? [];
  }

  private add(place: string, arm: JunctionArm): void {
    this.arms.set(place, [...this.armsAt(place), arm]);
  }
}
