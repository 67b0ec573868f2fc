import { cos, sin } from '../../core/math/sin-cos.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint } from '../../map/road-map.ts';
import { modelSizes } from '../../world/scenery/models/model-sizes.ts';
import { poseOfPlace } from '../actors/pose-of-place.ts';
import { spawnedActors } from '../actors/spawned-actors.ts';
import type { LoadedScene } from '../load-scene.ts';
import { footPointOf } from '../people/person-starts.ts';

/** Somebody as drawn: middle and size in the map's metres. */
export interface SketchedUser {
  readonly name: string;
  readonly kind: 'ego' | 'vehicle' | 'person';
  readonly model: string;
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  readonly length: number;
  readonly width: number;
  /** At the start [m/s]. */
  readonly speed: number;
  /** It comes only when the storyboard lets it. */
  readonly isAbsent: boolean;
  /** Where it goes from there (x, y in turn); empty where the scene does not say. */
  readonly path: readonly number[];
}

/** The ego first, then the named road users in the scene's order. */
export function sketchUsers(loaded: LoadedScene): SketchedUser[] {
  const { map, scene } = loaded;
  const absent = spawnedActors(scene.storyboard);
  const others = scene.actors.flatMap((actor): SketchedUser[] => {
    const isAbsent = absent.has(actor.name);
    if (actor.kind === 'pedestrian') {
      const start = footPointOf(map, actor.start);
      if (start === null) return [];
      const path = actor.path.flatMap((place) => {
        const point = footPointOf(map, place);
        return point === null ? [] : [point.x, point.y];
      });
      return [
        {
          ...person(actor.name, actor.model),
          ...start,
          isAbsent,
          path: path.length === 0 ? [] : [start.x, start.y, ...path],
        },
      ];
    }
    const { name, model, speed } = actor;
    const pose = poseOfPlace(map, actor.start);
    const size = modelSizes().find((one) => one.name === model);
    if (pose === null || size === undefined) return [];
    const { x, y, yaw } = pose;
    const { length, width } = size;
    return [{ name, kind: 'vehicle', model, x, y, yaw, length, width, speed, isAbsent, path: [] }];
  });
  return [sketchEgo(loaded), ...others];
}

function person(name: string, model: string) {
  return { name, kind: 'person', model, yaw: 0, length: 0.5, width: 0.5, speed: 0 } as const;
}

/** The ego's place is the middle of its rear axle. */
function sketchEgo({ map, start, vehicle, scene }: LoadedScene): SketchedUser {
  lanePointAt(map.lanes[start.lane], start.s, point);
  const { length, width, rearOverhang } = vehicle;
  const ahead = length / 2 - rearOverhang;
  const yaw = point.heading;
  const place = { x: point.x + ahead * cos(yaw), y: point.y + ahead * sin(yaw), yaw, length, width };
  return {
    name: 'ego',
    kind: 'ego',
    model: scene.ego.vehicle,
    ...place,
    speed: scene.ego.speed,
    isAbsent: false,
    path: [],
  };
}

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
