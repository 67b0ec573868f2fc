import type { GivenRoute } from './given-routes.ts';

/** What an actor does until something hinders it. */
export type ActorBehaviour =
  | { readonly kind: 'lane-follow' }
  /** Stands still in its lane, then follows it; `time` is simulated time [s]. */
  | { readonly kind: 'stopped-until'; readonly time: number }
  /** Stands where it is for good, or until the scene's storyboard says otherwise. */
  | { readonly kind: 'parked' };

/** A place off the lanes, map frame: centre of the box's footprint [m], heading [rad]. */
export interface FreePose {
  readonly x: number;
  readonly y: number;
  /** Tells a bridge from what is below it; NaN where nothing is known. */
  readonly z: number;
  readonly yaw: number;
}

/** Where and as what an actor begins. */
export interface ActorStart {
  /** Index into Scenery.models. */
  readonly model: number;
  /** 0xRRGGBB. */
  readonly color: number;
  /** Index into RoadMap.lanes. */
  readonly lane: number;
  /** Centre of its box along the lane's centre [m]. */
  readonly s: number;
  /** [m/s] */
  readonly speed: number;
  readonly behaviour: ActorBehaviour;
  /** Name of its random stream; by its number where left out. */
  readonly stream?: string;
  /** Where it stands without being on a lane: `lane` and `s` are then those of a place off the map (off-stage.ts). */
  readonly pose?: FreePose;
  /** Is off the map until a storyboard lets it appear at its place. */
  readonly isAbsent?: boolean;
  /** Places that it passes in turn; where left out it goes where it likes. */
  readonly route?: GivenRoute;
}
