import { cos, sin } from '../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { lanePointAt } from '../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../map/road-map.ts';
import { findOverlap, type OrientedBox } from '../world/collision/oriented-box.ts';
import { modelSizes } from '../world/scenery/models/model-sizes.ts';
import { poseOfPlace } from './actors/pose-of-place.ts';
import type { InputProblem } from './input-problem.ts';
import type { JsonDocument, JsonPath } from './json-document.ts';
import type { FootPlace } from './people/pedestrian-schema.ts';
import { footPointOf } from './people/person-starts.ts';
import { actorSchema } from './scene.ts';

/** People have to be this near to the map's lanes [m]: the ground that is built around them ends not far beyond. */
const NEAR_MAP = 100;
/** What counts of a person when one looks whether it stands in something [m]. */
const PERSON_SIZE = 0.3;
/** Who is farther above each other is on different decks of a bridge [m]. */
const DECK = 2.5;

/** What stands somewhere at the start. */
interface Standing {
  readonly what: string;
  readonly box: OrientedBox;
  readonly z: number;
}

/** Checks the named actors of a document against the map, the ego and each other: every problem at once. */
export function checkActors(
  map: RoadMap,
  ego: { readonly start: LanePosition | null; readonly vehicle: VehicleSpecification | null },
  document: JsonDocument,
  problems: InputProblem[],
): void {
  const actors = document.valueAt(['actors']);
  if (!Array.isArray(actors)) return;
  const models = modelSizes();
  const names = new Map<string, number>();
  const standing: Standing[] = ego.start === null || ego.vehicle === null ? [] : [egoAt(map, ego.start, ego.vehicle)];
  for (const [index, value] of actors.entries()) {
    const path: JsonPath = ['actors', index];
    // What is no actor at all has been reported already.
    const { data: actor } = actorSchema.safeParse(value);
    if (actor === undefined) continue;
    const first = names.get(actor.name);
    if (first === undefined) names.set(actor.name, index);
    else
      problems.push(
        document.problem([...path, 'name'], `found "${actor.name}", which is actors[${first}]; rename one`),
      );
    let place: Standing | null = null;
    if (actor.kind === 'pedestrian') {
      const isNear = checkNearMap(map, actor.start, [...path, 'start'], document, problems);
      for (const [k, stop] of actor.path.entries()) checkNearMap(map, stop, [...path, 'path', k], document, problems);
      const point = isNear ? footPointOf(map, actor.start) : null;
      if (point !== null) place = boxAt(`"${actor.name}"`, point, Number.NaN, 0, PERSON_SIZE, PERSON_SIZE);
    } else {
      const pose = poseOfPlace(map, actor.start);
      const model = models.find(({ name }) => name === actor.model);
      const isNear = pose !== null && isNearMap(map, pose, [...path, 'start'], document, problems);
      if (pose !== null && isNear && model !== undefined)
        place = boxAt(`"${actor.name}"`, pose, pose.z, pose.yaw, model.length, model.width);
    }
    if (place === null) continue;
    for (const other of standing) {
      if (Math.abs(place.z - other.z) > DECK || !findOverlap(place.box, other.box, overlap)) continue;
      const message = `found a place where ${other.what} is, expected one that is free; move one of the two`;
      problems.push(document.problem([...path, 'start'], message));
    }
    standing.push(place);
  }
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

function isNearMap(
  map: RoadMap,
  point: { readonly x: number; readonly y: number },
  path: JsonPath,
  document: JsonDocument,
  problems: InputProblem[],
): boolean {
  const [xMin, yMin, xMax, yMax] = map.bounds;
  const beyond = Math.max(xMin - point.x, point.x - xMax, yMin - point.y, point.y - yMax);
  if (beyond <= NEAR_MAP) return true;
  const range = `x ${xMin.toFixed(0)} to ${xMax.toFixed(0)}, y ${yMin.toFixed(0)} to ${yMax.toFixed(0)}`;
  const message = `found x ${point.x}, y ${point.y}, expected a place within ${NEAR_MAP} m of the map's lanes: ${range}`;
  problems.push(document.problem(path, message));
  return false;
}

/** The ego's place is the middle of its rear axle. */
function egoAt(map: RoadMap, start: LanePosition, { length, width, rearOverhang }: VehicleSpecification): Standing {
  const { x, y, z, heading } = pointAt(map, start);
  const ahead = length / 2 - rearOverhang;
  const middle = { x: x + ahead * cos(heading), y: y + ahead * sin(heading) };
  return boxAt('the ego', middle, z, heading, length, width);
}

function boxAt(
  what: string,
  { x, y }: { readonly x: number; readonly y: number },
  z: number,
  heading: number,
  length: number,
  width: number,
): Standing {
  const box = { x, y, cosYaw: cos(heading), sinYaw: sin(heading), halfLength: length / 2, halfWidth: width / 2 };
  return { what, box, z };
}

function pointAt(map: RoadMap, { lane, s }: LanePosition): LanePoint {
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(map.lanes[lane], s, point);
  return point;
}

const overlap = { normalX: 0, normalY: 0, depth: 0 };
