import type { Module } from '../../core/module.ts';
import { ConstantPlanner } from '../../planning/bundled/constant.ts';
import { IdmPlanner } from '../../planning/bundled/idm.ts';
import { Planner } from '../../planning/planner.ts';
import { effectsOf } from '../../world/weather/weather-effects.ts';
import { CarefulDriver } from '../careful/careful-driver.ts';
import { drivingStyle } from '../careful/driving-style.ts';
import type { RoadUser } from '../careful/road-user.ts';
import type { LoadedScene } from '../load-scene.ts';
import { frictionOf } from '../run-result.ts';
import type { PlannerName } from './planner-names.ts';

/** What may be known when a driver is made. */
export interface PlannerSetting {
  readonly loaded: LoadedScene;
  readonly seed: number;
  /** What stands about and is nobody, for who knows the truth. */
  readonly things: readonly RoadUser[];
}

/** Makes the module `planner` of a run: it writes route and plan. */
type MakePlanner = (setting: PlannerSetting) => unknown;

const MAKERS: Readonly<Record<PlannerName, MakePlanner>> = {
  astar: ({ loaded: { map, vehicle, goal, goalPose } }) => new Planner({ map, vehicle, goal, goalPose }),
  constant: ({ loaded: { map, goal, scene } }) => new ConstantPlanner(map, goal, scene.ego.speed),
  idm: ({ loaded: { map, vehicle, goal } }) => new IdmPlanner(map, goal, vehicle),
  careful: ({ loaded, things }) => makeCareful(loaded, things),
};

/** A driver by its name. A new one is a line here and one in planner-names.ts. */
export function makePlanner(name: PlannerName, setting: PlannerSetting): Module {
  return MAKERS[name](setting) as Module;
}

function makeCareful(loaded: LoadedScene, things: readonly RoadUser[]): CarefulDriver {
  const { map, vehicle, goal, goalPose, weather } = loaded;
  const sight = weather?.visibility ?? Number.POSITIVE_INFINITY;
  return new CarefulDriver({
    map,
    vehicle,
    goal,
    goalPose,
    things,
    style: drivingStyle(vehicle, frictionOf(loaded), effectsOf(weather), sight),
  });
}
