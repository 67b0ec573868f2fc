import { findAlternatives } from '../../planning/route/find-alternatives.ts';
import { streetNames } from '../../planning/route/road-name.ts';
import type { RouteFacts } from '../../planning/route/route-facts.ts';
import { legLine } from '../../scenario/drawing/route-line.ts';
import type { LoadedScene } from '../../scenario/load-scene.ts';
import { missionOfScene, placesOf, plainWishOf } from '../../scenario/way/mission-of-scene.ts';

/** Ways that are offered, where there are so many that differ. */
const OFFERED = 3;

/** One of the ways from start to goal. */
export interface WayFacts extends Readonly<RouteFacts> {
  /** x, y in turn, map frame [m]. */
  readonly line: Float32Array;
  /** Share of its length that it has in common with one before it, 0 to 1. */
  readonly shared: number;
  /** In order. */
  readonly streets: readonly string[];
}

/** The ways of a scene that differ, in the order in which `ego.route.alternative` counts them. */
export function wayFacts(loaded: LoadedScene): WayFacts[] {
  const { map, start, goal, scene } = loaded;
  const places = placesOf(missionOfScene(loaded).stops, goal);
  const count = Math.max(OFFERED, scene.ego.route?.alternative ?? 1);
  const ways = findAlternatives(map, start, places, count, plainWishOf(loaded));
  if (!Array.isArray(ways)) return [];
  return ways.map(({ tour, facts, shared }) => ({
    ...facts,
    line: Float32Array.from(tour.legs.flatMap((leg) => legLine(map, leg))),
    shared,
    streets: streetNames(map, tour.lanes),
  }));
}
