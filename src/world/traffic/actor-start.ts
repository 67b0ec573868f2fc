import type { GivenRoute } from './given-routes.ts';

/** What an actor does until something hinders it. */
export type ActorBehaviour =
  | { readonly kind: 'lane-follow' }
  /** Stands still in its lane, then follows it; `time` is simulated time [s]. */
  | { readonly kind: 'stopped-until'; readonly time: number };

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
  /** Places that it passes in turn; where left out it goes where it likes. */
  readonly route?: GivenRoute;
}
