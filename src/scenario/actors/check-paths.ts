import { atan2 } from '../../core/math/atan.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { type PuppetPath, planPath } from '../../world/puppets/puppet-path.ts';
import { toRearAxle } from '../../world/puppets/stand-on-ground.ts';
import type { Solid } from '../../world/scenery/mesh.ts';
import { modelSizes } from '../../world/scenery/models/model-sizes.ts';
import type { FreePose } from '../../world/traffic/actor-start.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { mapPartsOf } from '../map-parts.ts';
import { actorSchema } from '../scene.ts';
import { actionSchema } from '../storyboard/action-schema.ts';
import { drivePath } from '../storyboard/drive-path.ts';
import { isNearLane } from './near-map.ts';
import { poseOfPlace } from './pose-of-place.ts';
import { boxAt, isOnLanes, type Standing, standInEachOther, standsInSolid } from './standing.ts';

/** Greatest angle of the front wheels [rad], and how much tighter a way may be drawn than a vehicle turns by it [1]. */
const GREATEST_STEER = 0.65;
const LENIENCE = 0.8;
/** A way is looked at so often [m]. */
const STEP = 1;

/** Checks the ways that a storyboard lets vehicles follow: on the map, not through walls, and no corner too tight. */
export function checkPaths(
  map: RoadMap,
  document: JsonDocument,
  solidsOf: () => readonly Solid[],
  problems: InputProblem[],
  things: readonly Standing[] = [],
): void {
  const told = new Set<string>();
  for (const i of indicesAt(document, ['storyboard'])) {
    for (const k of indicesAt(document, ['storyboard', i, 'then'])) {
      const path: JsonPath = ['storyboard', i, 'then', k];
      const action = actionSchema.safeParse(document.valueAt(path)).data?.['follow-path'];
      if (action === undefined) continue;
      const points: JsonPath = [...path, 'follow-path', 'points'];
      const way = drivePath(map, mapPartsOf(map).index, action.points, action.speed ?? 1);
      const vehicle = vehicleNamed(map, document, action.actor);
      if (way === null || vehicle === null) continue;
      const places = way.x.length;
      const isOnMap = Array.from({ length: places }, (_, p) => ({ x: way.x[p], y: way.y[p] })).every((point) =>
        isNearLane(map, point, points, document, problems),
      );
      if (!isOnMap) continue;
      // Only of who is parked and told for the first time one knows where it begins.
      const isFirst = !told.has(action.actor);
      told.add(action.actor);
      const start = isFirst && vehicle.pose !== null ? vehicle.pose : alongTheWay(way.x, way.y, action.backwards);
      if (start === null) continue;
      const { length, width } = vehicle;
      const driven = planPath({ ...start, length }, { ...way, backwards: action.backwards });
      const least = (LENIENCE * 2 * toRearAxle(length)) / tangentOfSteer();
      if (driven.sharpest > 1 / least) {
        const found = `found a corner of ${(1 / driven.sharpest).toFixed(1)} m radius`;
        const message = `${found}, expected at least ${least.toFixed(1)} m, which this vehicle can turn; move its places apart, or round it by more of them`;
        problems.push(document.problem(points, message));
      }
      const at = firstBlocked(map, driven, length, width, solidsOf, things);
      if (at === null) continue;
      const message = `found a way through ${at.what} at x ${at.x.toFixed(1)}, y ${at.y.toFixed(1)}; lead it around`;
      problems.push(document.problem(points, message));
    }
  }
}

/** Size of a named vehicle, and where it is parked: null for one that drives. Null for none. */
function vehicleNamed(
  map: RoadMap,
  document: JsonDocument,
  name: string,
): { readonly length: number; readonly width: number; readonly pose: FreePose | null } | null {
  for (const i of indicesAt(document, ['actors'])) {
    const { data: actor } = actorSchema.safeParse(document.valueAt(['actors', i]));
    if (actor === undefined || actor.name !== name || actor.kind === 'pedestrian') continue;
    const model = modelSizes().find((one) => one.name === actor.model);
    if (model === undefined) return null;
    return { ...model, pose: actor.behaviour.kind === 'parked' ? poseOfPlace(map, actor.start) : null };
  }
  return null;
}

/** A pose on the first stretch of a way, which it points along; null for a way of one place. */
function alongTheWay(
  x: Float64Array,
  y: Float64Array,
  backwards: boolean,
): { x: number; y: number; yaw: number } | null {
  if (x.length < 2) return null;
  return { x: x[0], y: y[0], yaw: atan2(y[1] - y[0], x[1] - x[0]) + (backwards ? Math.PI : 0) };
}

/** Where a vehicle first gets into a solid, or into what the scene puts there; null for nowhere. */
function firstBlocked(
  map: RoadMap,
  { s, x, y, heading }: PuppetPath,
  length: number,
  width: number,
  solidsOf: () => readonly Solid[],
  things: readonly Standing[],
): { readonly what: string; readonly x: number; readonly y: number } | null {
  const axle = toRearAxle(length);
  let next = 0;
  for (let i = 0; i < s.length; i++) {
    if (s[i] < next && i + 1 < s.length) continue;
    next = s[i] + STEP;
    const middle = { x: x[i] + axle * cos(heading[i]), y: y[i] + axle * sin(heading[i]) };
    const standing = boxAt('', middle, Number.NaN, heading[i], length, width);
    const thing = things.find((one) => standInEachOther(standing, one));
    if (thing !== undefined) return { what: thing.what, ...middle };
    if (!isOnLanes(map, standing) && standsInSolid(standing, solidsOf()))
      return { what: 'a house, a tree, a post or a wall', ...middle };
  }
  return null;
}

function tangentOfSteer(): number {
  return sin(GREATEST_STEER) / cos(GREATEST_STEER);
}

function indicesAt(document: JsonDocument, path: JsonPath): number[] {
  const value = document.valueAt(path);
  return Array.isArray(value) ? [...value.keys()] : [];
}
