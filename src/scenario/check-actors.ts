import { cos, sin } from '../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { lanePointAt } from '../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../map/road-map.ts';
import type { Solid } from '../world/scenery/mesh.ts';
import { modelSizes } from '../world/scenery/models/model-sizes.ts';
import { isNearLane, isNearMap } from './actors/near-map.ts';
import { poseOfPlace } from './actors/pose-of-place.ts';
import { boxAt, isOnLanes, type Standing, standInEachOther, standsInSolid } from './actors/standing.ts';
import type { InputProblem } from './input-problem.ts';
import type { JsonDocument, JsonPath } from './json-document.ts';
import type { FootPlace } from './people/pedestrian-schema.ts';
import { footPointOf } from './people/person-starts.ts';
import { actorSchema } from './scene.ts';

/** What counts of a person when one looks whether it stands in something [m]. */
const PERSON_SIZE = 0.3;

/**
 * Checks the named actors of a document against the map, the ego, each other and what else stands there: every problem at
 * once. Who appears later may start where somebody else does.
 *
 * @param things what a scene puts somewhere @param solidsOf gives houses, trunks and walls; asked only where it matters
 */
export function checkActors(
  map: RoadMap,
  ego: { readonly start: LanePosition | null; readonly vehicle: VehicleSpecification | null },
  document: JsonDocument,
  problems: InputProblem[],
  things: readonly Standing[] = [],
  solidsOf: () => readonly Solid[] = () => [],
): void {
  const actors = document.valueAt(['actors']);
  if (!Array.isArray(actors)) return;
  const models = modelSizes();
  const standing: Standing[] = ego.start === null || ego.vehicle === null ? [] : [egoAt(map, ego.start, ego.vehicle)];
  for (const thing of standing.length > 0 ? things : []) {
    if (!standInEachOther(thing, standing[0])) continue;
    problems.push(document.problem(['props'], `found ${thing.what} where the ego starts; move it`));
    break;
  }
  standing.push(...things);
  const spawned = spawnedNames(document);
  for (const [index, value] of actors.entries()) {
    const path: JsonPath = ['actors', index];
    // What is no actor at all has been reported already.
    const { data: actor } = actorSchema.safeParse(value);
    if (actor === undefined) continue;
    let place: Standing | null = null;
    if (actor.kind === 'pedestrian') {
      const isNear = checkNearMap(map, actor.start, [...path, 'start'], document, problems);
      for (const [k, stop] of actor.path.entries()) checkNearMap(map, stop, [...path, 'path', k], document, problems);
      const point = isNear ? footPointOf(map, actor.start) : null;
      if (point !== null) place = boxAt(`"${actor.name}"`, point, Number.NaN, 0, PERSON_SIZE, PERSON_SIZE);
    } else {
      const pose = poseOfPlace(map, actor.start);
      const model = models.find(({ name }) => name === actor.model);
      const isNear = pose !== null && isNearLane(map, pose, [...path, 'start'], document, problems);
      if (pose !== null && isNear && model !== undefined)
        place = boxAt(`"${actor.name}"`, pose, pose.z, pose.yaw, model.length, model.width);
    }
    if (place === null) continue;
    const isParked = actor.kind !== 'pedestrian' && actor.behaviour.kind === 'parked';
    if (isParked && !isOnLanes(map, place) && standsInSolid(place, solidsOf())) {
      const message = 'found a place inside a house, a tree, a post or a wall, expected one that is free; move it';
      problems.push(document.problem([...path, 'start'], message));
    }
    if (spawned.has(actor.name)) continue;
    for (const other of standing) {
      if (!standInEachOther(place, other)) continue;
      const message = `found a place where ${other.what} is, expected one that is free; move one of the two`;
      problems.push(document.problem([...path, 'start'], message));
    }
    standing.push(place);
  }
}

/** Checks that no two actors have one name; this needs no map. */
export function checkActorNames(document: JsonDocument, problems: InputProblem[]): void {
  const actors = document.valueAt(['actors']);
  const names = new Map<string, number>();
  for (const index of Array.isArray(actors) ? actors.keys() : []) {
    const name = document.valueAt(['actors', index, 'name']);
    if (typeof name !== 'string' || name === '') continue;
    const first = names.get(name);
    if (first === undefined) names.set(name, index);
    else
      problems.push(
        document.problem(
          ['actors', index, 'name'],
          `found "${name}", which is actors[${first}], expected a name of its own; rename one`,
        ),
      );
  }
}

/** Names of the actors that a document's storyboard lets appear later. */
function spawnedNames(document: JsonDocument): ReadonlySet<unknown> {
  const names = new Set<unknown>();
  const events = document.valueAt(['storyboard']);
  for (const i of Array.isArray(events) ? events.keys() : []) {
    const then = document.valueAt(['storyboard', i, 'then']);
    for (const k of Array.isArray(then) ? then.keys() : [])
      names.add(document.valueAt(['storyboard', i, 'then', k, 'spawn']));
  }
  return names;
}

/** Whether a place on foot is on the map or about it; else adds a problem, unless it is on no lane that there is. */
function checkNearMap(
  map: RoadMap,
  place: FootPlace,
  path: JsonPath,
  document: JsonDocument,
  problems: InputProblem[],
): boolean {
  const point = footPointOf(map, place);
  return point !== null && isNearMap(map, point, path, document, problems);
}

/** The ego's place is the middle of its rear axle. */
function egoAt(map: RoadMap, start: LanePosition, { length, width, rearOverhang }: VehicleSpecification): Standing {
  const { x, y, z, heading } = pointAt(map, start);
  const ahead = length / 2 - rearOverhang;
  const middle = { x: x + ahead * cos(heading), y: y + ahead * sin(heading) };
  return boxAt('the ego', middle, z, heading, length, width);
}

function pointAt(map: RoadMap, { lane, s }: LanePosition): LanePoint {
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(map.lanes[lane], s, point);
  return point;
}
