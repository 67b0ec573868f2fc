import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { Track } from '../../core/messages/tracks.ts';
import type { RoadMap, SurfacePoint } from '../../map/road-map.ts';
import { makeRoadUser, type RoadUser } from '../../planning/road-users/road-user.ts';
import type { Ground } from '../../world/ground.ts';
import type { PlacedThing } from '../../world/scenery/with-things.ts';
import type { Scene } from '../scene.ts';
import { propPlaces } from './prop-places.ts';

/** Id of the first thing among an oracle's tracks: people have those before. */
const FIRST_THING_ID = 0xf800;

/** All things that a checked scene puts somewhere, in its order. */
export function thingsOfScene({ props }: Pick<Scene, 'props'>, map: RoadMap, ground: Ground): PlacedThing[] {
  const surface: SurfacePoint = { z: 0, nx: 0, ny: 0, nz: 1 };
  return props
    .flatMap((prop) => propPlaces(map, prop) ?? [])
    .map(({ kind, x, y, z, yaw, length, width, height }) => {
      ground.heightAt(x, y, surface, z);
      const { look, mass } = kind;
      return { look, x, y, z: surface.z, yaw, length, width, height, ...(mass === undefined ? {} : { mass }) };
    });
}

/** Things as an oracle tells of them: like cars of that size that stand. */
export function trackOfThing({ x, y, yaw, length, width }: PlacedThing, i: number): Track {
  return { id: FIRST_THING_ID + i, kind: ACTOR_KIND.car, x, y, yaw, speed: 0, length, width, confidence: 1 };
}

/** Things as the careful driver sees them: where they are they will be. */
export function userOfThing({ x, y, yaw, length, width }: PlacedThing): RoadUser {
  const user = makeRoadUser();
  const [way] = user.ways;
  way.x.fill(x);
  way.y.fill(y);
  way.yaw.fill(yaw);
  return { ...user, x, y, yaw, length, width, blocks: true, wayCount: 1 };
}
