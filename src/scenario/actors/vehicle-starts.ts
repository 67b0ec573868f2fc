import { RandomStream } from '../../core/random.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import type { ActorStart } from '../../world/traffic/actor-start.ts';
import { BODY_COLORS } from '../../world/traffic/body-colors.ts';
import { standOf } from '../../world/traffic/off-stage.ts';
import { lanePositionOf } from '../lane-position-of.ts';
import type { Scene } from '../scene.ts';
import { lanesOfPlace } from '../traffic/flows-of-scene.ts';
import { poseOfPlace } from './pose-of-place.ts';
import { spawnedActors } from './spawned-actors.ts';

/** The scene's named vehicles, each in a colour of its own stream. */
export function vehicleStarts(
  { actors, storyboard }: Pick<Scene, 'actors' | 'storyboard'>,
  map: RoadMap,
  { models }: Pick<Scenery, 'models'>,
  seed: number,
): ActorStart[] {
  const absent = spawnedActors(storyboard);
  const vehicles = actors.filter((actor) => actor.kind !== 'pedestrian');
  return vehicles.flatMap(({ name, model, start, speed, behaviour, route }, number): ActorStart[] => {
    const color = BODY_COLORS[new RandomStream(seed, `actor ${name}`).integer(BODY_COLORS.length)];
    const isAbsent = absent.has(name);
    const index = models.findIndex((candidate) => candidate.name === model);
    if (behaviour.kind === 'parked') {
      const pose = poseOfPlace(map, start);
      if (pose === null) return [];
      return [{ model: index, color, lane: map.lanes.length, s: standOf(number), speed, behaviour, pose, isAbsent }];
    }
    const { road, lane, s } = start;
    if (road === undefined || lane === undefined || s === undefined) return [];
    const place = lanePositionOf(map, { road, lane, s });
    if (place === null) return [];
    const given = route === undefined ? {} : { route: route.map((one) => lanesOfPlace(map, one)) };
    return [{ model: index, color, lane: place.lane, s: place.s, speed, behaviour, isAbsent, ...given }];
  });
}
