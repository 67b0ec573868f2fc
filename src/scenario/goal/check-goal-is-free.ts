import { cos, sin } from '../../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import { modelSizes } from '../../world/scenery/models/model-sizes.ts';
import { poseOfPlace } from '../actors/pose-of-place.ts';
import { boxAt, type Standing, standInEachOther } from '../actors/standing.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument } from '../json-document.ts';
import { actorSchema } from '../scene.ts';
import type { FoundGoal } from './find-goal.ts';

/** Checks that nothing stands for good where the ego is to end: no prop, and no parked vehicle that no event speaks of. */
export function checkGoalIsFree(
  map: RoadMap,
  { goal, goalPose }: FoundGoal,
  vehicle: VehicleSpecification,
  things: readonly Standing[],
  document: JsonDocument,
  problems: InputProblem[],
): void {
  let pose = goalPose;
  let z = Number.NaN;
  if (pose === null) {
    lanePointAt(map.lanes[goal.lane], goal.s, point);
    pose = { x: point.x, y: point.y, yaw: point.heading };
    z = point.z;
  }
  const ahead = vehicle.length / 2 - vehicle.rearOverhang;
  const middle = { x: pose.x + ahead * cos(pose.yaw), y: pose.y + ahead * sin(pose.yaw) };
  const ego = boxAt('the ego', middle, z, pose.yaw, vehicle.length, vehicle.width);
  for (const other of [...things, ...parkedForGood(map, document)]) {
    if (!standInEachOther(ego, other)) continue;
    const message = `found ${other.what} where the ego is to stand in the end, expected a free place; move one of the two`;
    problems.push(document.problem(['ego', 'goal'], message));
    return;
  }
}

function parkedForGood(map: RoadMap, document: JsonDocument): Standing[] {
  const actors = document.valueAt(['actors']);
  // Whoever is spoken of may be told to leave, or is not there before.
  const told = JSON.stringify(document.valueAt(['storyboard']) ?? []);
  return (Array.isArray(actors) ? actors : []).flatMap((value: unknown) => {
    const { data: actor } = actorSchema.safeParse(value);
    if (actor === undefined || actor.kind === 'pedestrian' || actor.behaviour.kind !== 'parked') return [];
    const pose = poseOfPlace(map, actor.start);
    const model = modelSizes().find(({ name }) => name === actor.model);
    if (pose === null || model === undefined || told.includes(JSON.stringify(actor.name))) return [];
    return [boxAt(`"${actor.name}"`, pose, pose.z, pose.yaw, model.length, model.width)];
  });
}

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
