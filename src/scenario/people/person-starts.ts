import { cos, sin } from '../../core/math/sin-cos.ts';
import { RandomStream } from '../../core/random.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import { CLOTHES_COLORS } from '../../world/people/clothes-colors.ts';
import type { PersonStart } from '../../world/people/person-start.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import { spawnedActors } from '../actors/spawned-actors.ts';
import { lanePositionOf } from '../lane-position-of.ts';
import type { Scene } from '../scene.ts';
import type { FootPlace } from './pedestrian-schema.ts';

/** The people whom a checked scene names, each in clothes of its own stream. */
export function personStarts(scene: Scene, map: RoadMap, scenery: Scenery, seed: number): PersonStart[] {
  const absent = spawnedActors(scene.storyboard);
  return scene.actors.flatMap((actor): PersonStart[] => {
    if (actor.kind !== 'pedestrian') return [];
    const start = footPointOf(map, actor.start);
    const path = actor.path.map((place) => footPointOf(map, place));
    if (start === null || path.some((point) => point === null)) return [];
    const color = CLOTHES_COLORS[new RandomStream(seed, `actor ${actor.name}`).integer(CLOTHES_COLORS.length)];
    const model = scenery.models.findIndex(({ name }) => name === actor.model);
    const speed = actor.speed ?? Number.NaN;
    const { departure, name } = actor;
    const places = path.filter((point) => point !== null);
    return [{ model, color, ...start, speed, departure, path: places, isAbsent: absent.has(name) }];
  });
}

/** Where a place is, map frame; null where the map has no such lane. */
export function footPointOf(
  map: RoadMap,
  { x, y, road, lane, s, side, beside }: FootPlace,
): { x: number; y: number } | null {
  if (x !== undefined && y !== undefined) return { x, y };
  if (road === undefined || lane === undefined || s === undefined) return null;
  const position = lanePositionOf(map, { road, lane, s });
  if (position === null) return null;
  lanePointAt(map.lanes[position.lane], position.s, point);
  const left = (side === 'left' ? 1 : -1) * (point.width / 2 + beside);
  return { x: point.x - left * sin(point.heading), y: point.y + left * cos(point.heading) };
}

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
