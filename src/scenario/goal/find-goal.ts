import { cos, sin } from '../../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import type { PlanePose } from '../../planning/free-space/arc-piece.ts';
import { DrivableGround } from '../../planning/free-space/drivable-ground.ts';
import { findRoute } from '../../planning/route/find-route.ts';
import { findPlace } from '../find-place.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument } from '../json-document.ts';
import { likelyName } from '../nearest-name.ts';
import { approachTo } from './approach-to.ts';
import { goalPoseOf } from './goal-pose.ts';
import { goalSchema } from './goal-schema.ts';

const PATH = ['ego', 'goal'];

/** Where a scene is to end: on its lane, and where it is a pose, also how. */
export interface FoundGoal {
  readonly goal: LanePosition;
  readonly goalPose: PlanePose | null;
}

/** Finds the goal of a document on its map, and checks that it can be reached; null with problems, or without a goal. */
export function findGoal(
  map: RoadMap,
  ego: { readonly start: LanePosition | null; readonly vehicle: VehicleSpecification | null },
  document: JsonDocument,
  problems: InputProblem[],
): FoundGoal | null {
  const { start, vehicle } = ego;
  const { data: fields } = goalSchema.safeParse(document.valueAt(PATH));
  if (fields === undefined || 'road' in fields) {
    const goal = findPlace(map, PATH, document, problems);
    if (goal === null) return null;
    const route = start === null ? null : findRoute(map, start, goal);
    if (route?.valid === false)
      problems.push(document.problem(PATH, `cannot be reached from ego.start: ${route.reason}; choose another`));
    return { goal, goalPose: null };
  }
  if ('parking' in fields && !map.parkingSpaces.some(({ id }) => id === fields.parking)) {
    const ids = map.parkingSpaces.map(({ id }) => id);
    const likely = likelyName(fields.parking, ids);
    const expected = ids.length === 0 ? 'a map with parking spaces' : `one of its ${ids.length} parking spaces`;
    const hint = likely === null ? '' : `; perhaps ${likely}`;
    problems.push(document.problem([...PATH, 'parking'], `found "${fields.parking}", expected ${expected}${hint}`));
    return null;
  }
  if (start === null || vehicle === null) return null;
  const index = new LaneIndex(map);
  const goalPose = goalPoseOf(map, index, fields, vehicle);
  if (goalPose === null) return null;
  if (!standsOnGround(new DrivableGround(map, index), goalPose, vehicle)) {
    const message = 'found a place where the car stands beside lanes and parking spaces; move it onto them';
    problems.push(document.problem(PATH, message));
    return null;
  }
  const goal = approachTo(map, start, goalPose);
  if (goal === null) {
    problems.push(document.problem(PATH, 'cannot be reached from ego.start: no lane leads past it; choose another'));
    return null;
  }
  return { goal, goalPose };
}

/** Whether all corners are where cars may be. */
function standsOnGround(ground: DrivableGround, { x, y, yaw }: PlanePose, vehicle: VehicleSpecification): boolean {
  const { length, width, rearOverhang } = vehicle;
  return [-rearOverhang, length - rearOverhang].every((along) =>
    [-width / 2, width / 2].every((left) =>
      ground.isDrivable(x + along * cos(yaw) - left * sin(yaw), y + along * sin(yaw) + left * cos(yaw)),
    ),
  );
}
