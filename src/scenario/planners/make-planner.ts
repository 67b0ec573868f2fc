import type { Module } from '../../core/module.ts';
import { ConstantPlanner } from '../../planning/bundled/constant.ts';
import { IdmPlanner } from '../../planning/bundled/idm.ts';
import { PdmLitePlanner } from '../../planning/bundled/pdm-lite.ts';
import { ReactiveSearch } from '../../planning/bundled/reactive-search.ts';
import { Planner, type PlannerOptions } from '../../planning/planner.ts';
import type { RoadUser } from '../../planning/road-users/road-user.ts';
import { effectsOf } from '../../world/weather/weather-effects.ts';
import { CarefulDriver } from '../careful/careful-driver.ts';
import { type DrivingStyle, drivingStyle } from '../careful/driving-style.ts';
import { Precedence } from '../careful/precedence.ts';
import type { LoadedScene } from '../load-scene.ts';
import { hasFrontCamera } from '../rig/front-camera.ts';
import { frictionOf } from '../run-result.ts';
import { weatherPlanOf } from '../storyboard/weather-plan.ts';
import { missionOfScene, trueMissionOf } from '../way/mission-of-scene.ts';
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
  astar: ({ loaded }) => new Planner(optionsFor(loaded)),
  // Its goal is the lane beside a parking space: hybrid A* is a search, too.
  rules: ({ loaded }) => new Planner({ ...optionsFor(loaded), goalPose: null, search: new ReactiveSearch() }),
  constant: ({ loaded }) =>
    new ConstantPlanner(loaded.map, loaded.goal, loaded.scene.ego.speed, missionOfScene(loaded)),
  idm: ({ loaded }) => new IdmPlanner(loaded.map, loaded.goal, loaded.vehicle, missionOfScene(loaded)),
  'pdm-lite': ({ loaded }) => new PdmLitePlanner(loaded.map, loaded.goal, loaded.vehicle, missionOfScene(loaded)),
  careful: ({ loaded, things }) => makeCareful(loaded, things),
};

/** A driver by its name. A new one is a line here and one in planner-names.ts. */
export function makePlanner(name: PlannerName, setting: PlannerSetting): Module {
  return MAKERS[name](setting) as Module;
}

function optionsFor(loaded: LoadedScene): PlannerOptions {
  const { map, vehicle, goal, goalPose, rig } = loaded;
  return {
    map,
    vehicle,
    goal,
    mission: missionOfScene(loaded),
    goalPose,
    rights: rig.view === 'all-round' ? new Precedence(map) : null,
    passes: !hasFrontCamera(rig),
    seesWeather: loaded.weather !== null || weatherPlanOf(loaded) !== null,
  };
}

function makeCareful(loaded: LoadedScene, things: readonly RoadUser[]): CarefulDriver {
  const { map, vehicle, goal, goalPose } = loaded;
  return new CarefulDriver({
    map,
    vehicle,
    goal,
    mission: trueMissionOf(loaded),
    goalPose,
    things,
    style: styleFor(loaded),
  });
}

/** The style for the worst weather that the drive comes to, from the start on. */
function styleFor(loaded: LoadedScene): DrivingStyle {
  const weathers = [loaded.weather, ...(weatherPlanOf(loaded)?.later ?? [])];
  const effects = weathers.map(effectsOf);
  const worst = effects.reduce((a, b) => (b.speed < a.speed ? b : a));
  const friction = Math.min(...weathers.map((weather) => frictionOf({ ...loaded, weather })));
  const sight = Math.min(...weathers.map((weather) => weather?.visibility ?? Number.POSITIVE_INFINITY));
  return drivingStyle(loaded.vehicle, friction, worst, sight);
}
