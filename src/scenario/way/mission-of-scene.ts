import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import { findAlternatives } from '../../planning/route/find-alternatives.ts';
import type { Mission } from '../../planning/route/mission.ts';
import { ROUTE_COSTS } from '../../planning/route/route-costs.ts';
import type { RoutePoint } from '../../planning/route/route-graph.ts';
import { QUICKEST, type RouteWish } from '../../planning/route/route-wish.ts';
import { lanePositionOf } from '../lane-position-of.ts';
import type { Scene } from '../scene.ts';

/** What of a loaded scene the way depends on. */
export interface WayParts {
  readonly scene: Pick<Scene, 'ego'>;
  readonly map: RoadMap;
  readonly start: LanePosition;
  readonly goal: LanePosition;
}

/** What the driver of a checked scene is asked for. */
export function missionOfScene(parts: WayParts): Mission {
  const { scene, map } = parts;
  const stops = scene.ego.stops.flatMap(({ stand, tolerance, ...at }) => {
    const place = lanePositionOf(map, at);
    return place === null ? [] : [{ place, stand, tolerance }];
  });
  return { stops, wish: wishOf(parts, placesOf(stops, parts.goal)) };
}

/** The same for who knows which roads turn out to be closed: progress is measured along that way. */
export function trueMissionOf(parts: WayParts): Mission {
  const mission = missionOfScene(parts);
  const closed = parts.scene.ego.route?.closed ?? [];
  if (closed.length === 0) return mission;
  const { wish } = mission;
  return { ...mission, wish: { ...wish, closed: closedTo(parts, [...avoided(parts), ...closed]) } };
}

/** All places of a mission in turn, its goal the last. */
export function placesOf(stops: Mission['stops'], goal: RoutePoint): RoutePoint[] {
  return [...stops.map(({ place }) => place), goal];
}

/** What it wishes for before one of several ways is chosen. */
export function plainWishOf(parts: Pick<WayParts, 'scene' | 'map'>): RouteWish {
  const { route } = parts.scene.ego;
  if (route === undefined) return QUICKEST;
  const usual = ROUTE_COSTS[route.prefer];
  const costs = {
    laneChange: route.costs.laneChange ?? usual.laneChange,
    turn: route.costs.turn ?? usual.turn,
    across: route.costs.across ?? usual.across,
    unsignalled: route.costs.unsignalled ?? usual.unsignalled,
    oncoming: route.costs.oncoming ?? usual.oncoming,
  };
  return { costs, weights: null, closed: route.avoid.length === 0 ? null : closedTo(parts, route.avoid) };
}

function wishOf(parts: WayParts, places: readonly RoutePoint[]): RouteWish {
  const wish = plainWishOf(parts);
  const which = parts.scene.ego.route?.alternative ?? 1;
  if (which === 1) return wish;
  const ways = findAlternatives(parts.map, parts.start, places, which, wish);
  return Array.isArray(ways) ? (ways[which - 1]?.wish ?? wish) : wish;
}

function avoided({ scene }: Pick<WayParts, 'scene'>): readonly string[] {
  return scene.ego.route?.avoid ?? [];
}

function closedTo({ map }: Pick<WayParts, 'map'>, roads: readonly string[]): Float64Array {
  const isClosed = new Set(roads);
  return Float64Array.from(map.lanes, ({ road }) =>
    isClosed.has(map.document.roads[road].id) ? 0 : Number.POSITIVE_INFINITY,
  );
}
