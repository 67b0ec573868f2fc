import type { ControlSetting } from '../control/control-gains.ts';
import { Controller } from '../control/controller.ts';
import { degreesToRadians } from '../core/math/angle.ts';
import type { Module } from '../core/module.ts';
import { THOUGHTS, THOUGHTS_ROW } from '../core/planner-thoughts.ts';
import { SEEN_BAYS_ROW } from '../core/seen-bays.ts';
import { SEEN_WEATHER, SEEN_WEATHER_ROW } from '../core/seen-weather.ts';
import { bayCorners } from '../map/bay-corners.ts';
import { lanePointAt } from '../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../map/road-map.ts';
import { LocalisationModule } from '../perception/localisation/localisation-module.ts';
import { PerceptionModule, type SegmentationNetwork } from '../perception/perception-module.ts';
import { Planner } from '../planning/planner.ts';
import type { TrajectorySearch } from '../planning/trajectory-search.ts';
import { BoxOracle } from '../sensors/box-oracle.ts';
import { CalibrationModule } from '../sensors/calibration-module.ts';
import { FaultsModule } from '../sensors/faults/faults-module.ts';
import { Oracle } from '../sensors/oracle.ts';
import { SignalViewSensor } from '../sensors/signal-view.ts';
import { WeatherView } from '../sensors/weather-view.ts';
import { TYRE_NAMES } from '../world/ego/ego-dynamics.ts';
import type { People } from '../world/people/people.ts';
import type { Scenery } from '../world/scenery/mesh.ts';
import { withThings } from '../world/scenery/with-things.ts';
import type { Traffic } from '../world/traffic/traffic.ts';
import { dressForWeather } from '../world/weather/dress-for-weather.ts';
import type { Weather } from '../world/weather/weather.ts';
import { effectsOf } from '../world/weather/weather-effects.ts';
import { World } from '../world/world.ts';
import { vehicleStarts } from './actors/vehicle-starts.ts';
import { TrueLocalisation } from './careful/true-localisation.ts';
import { CollisionCriterion } from './criteria/collision.ts';
import type { Demand } from './criteria/criterion.ts';
import { type DemandedPose, GoalCriterion } from './criteria/goal.ts';
import { makeCriteria } from './criteria/make-criteria.ts';
import type { LoadedScene } from './load-scene.ts';
import { mapPartsOf } from './map-parts.ts';
import { driveMetricList } from './metrics/drive-metric-list.ts';
import { DriveMetrics } from './metrics/drive-metrics.ts';
import { DriveRecord } from './metrics/drive-record.ts';
import { DriveRoute } from './metrics/drive-route.ts';
import { StopsReached } from './metrics/stops-reached.ts';
import { MapBays } from './oracle/map-bays.ts';
import { MapRoad } from './oracle/map-road.ts';
import { OracleNetwork } from './oracle-network.ts';
import { personStarts } from './people/person-starts.ts';
import type { Perception } from './perception-choice.ts';
import type { ForeignDriver } from './planners/foreign-driver.ts';
import { makePlanner, type PlannerSetting } from './planners/make-planner.ts';
import { DEFAULT_PLANNER, type PlannerName } from './planners/planner-names.ts';
import { thingsOfScene, trackOfThing, userOfThing } from './props/things-of-scene.ts';
import { calibrationOf } from './rig/calibration-of.ts';
import { earthNotes } from './rig/earth-notes.ts';
import { faultRecords } from './rig/fault-record.ts';
import { faultsOfScene } from './rig/faults-of-scene.ts';
import { fitRig, rigTopics } from './rig/fit-rig.ts';
import { blindness, hasFrontCamera } from './rig/front-camera.ts';
import { kindOfTopic } from './rig/sensor-topic.ts';
import { Run } from './run.ts';
import { frictionOf } from './run-result.ts';
import { sceneryOf } from './scenery-shelf.ts';
import { DriveScorer } from './scores/drive/drive-scorer.ts';
import { faultsWithStory } from './storyboard/story-faults.ts';
import { actorIds, storyboardOfScene } from './storyboard/storyboard-of-scene.ts';
import { weatherPlanOf } from './storyboard/weather-plan.ts';
import { flowsOfScene } from './traffic/flows-of-scene.ts';
import { trafficOfScene } from './traffic/traffic-of-scene.ts';
import { missionOfScene, trueMissionOf } from './way/mission-of-scene.ts';

export interface AssemblyOptions {
  readonly seed: number;
  readonly perception: Perception;
  /** Needed where perception is 'cnn'. */
  readonly segmenter: SegmentationNetwork | null;
  /** Who drives; the A* driver unless another is named. */
  readonly planner?: PlannerName;
  /** Who drives instead of all of these. */
  readonly driver?: (setting: PlannerSetting) => ForeignDriver;
  /** Other than the scene says of how plans are followed. */
  readonly control?: ControlSetting;
  /** Instead of the A* lattice. */
  readonly search?: TrajectorySearch;
  /** Wall clock of the host [ms], for the share of each module. */
  readonly clock?: () => number;
}

export interface AssembledRun {
  readonly run: Run;
  readonly scenery: Scenery;
  /** For those who look on. */
  readonly traffic: Traffic;
  /** Null without any. */
  readonly people: People | null;
  /** The weather of the moment, for those who look on; null where it stays as it is. */
  readonly weather: () => Weather | null;
}

/** Builds the world of a scene for a seed and wires every module to the bus, in the order in which they run. */
export function assembleRun(loaded: LoadedScene, options: AssemblyOptions): AssembledRun {
  const { scene, map, vehicle, start, goal, signals, rig } = loaded;
  const weatherPlan = weatherPlanOf(loaded);
  const weather = weatherPlan?.first ?? loaded.weather;
  const { seed, perception } = options;
  const { index, surface, knowledge, isLevel } = mapPartsOf(map);
  const things = thingsOfScene(scene, map, surface);
  const built = dressForWeather(withThings(sceneryOf(map, seed), things, seed), weather, seed);
  const traffic = trafficOfScene(scene.traffic, map, built);
  const scenery = { ...built, models: traffic.models };
  const effects = effectsOf(weather);
  const startPoint = pointOf(map, start);

  const world = new World({
    map,
    ground: surface,
    vehicle,
    ego: { x: startPoint.x, y: startPoint.y, z: startPoint.z, yaw: startPoint.heading, speed: scene.ego.speed },
    dynamics: { name: scene.ego.dynamics, tyre: scene.ego.tyre ?? TYRE_NAMES[0], friction: frictionOf(loaded) },
    scenery,
    actors: vehicleStarts(scene, map, scenery, seed),
    isStaged: scene.storyboard.length > 0,
    things,
    trafficCount: traffic.count,
    ...(traffic.mix === undefined ? {} : { trafficMix: traffic.mix }),
    manners: traffic.manners,
    flows: flowsOfScene(map, scene.traffic),
    driving: { speed: effects.speed, timeGap: effects.timeGap, friction: frictionOf(loaded) },
    ...(weatherPlan === null ? {} : { weatherPlan }),
    pedestrians: { ...scene.pedestrians, named: personStarts(scene, map, scenery, seed) },
    signals,
    seed,
  });
  const first = { x: startPoint.x, y: startPoint.y, yaw: startPoint.heading };
  // The careful driver is not under test: it knows where it is, and asks no sensor that the scene does not ask for.
  const knows = options.driver === undefined && options.search === undefined && options.planner === 'careful';
  const setting = { loaded, seed, things: things.map(userOfThing) };
  const foreign = options.driver?.(setting) ?? null;
  const planner = () => {
    if (foreign !== null) return foreign.module;
    if (options.search !== undefined)
      return new Planner({
        map,
        vehicle,
        goal,
        mission: missionOfScene(loaded),
        passes: !hasFrontCamera(loaded.rig),
        search: options.search,
      });
    return makePlanner(options.planner ?? DEFAULT_PLANNER, setting);
  };
  const chosen = planner() as Module;
  // Where the ego is to park, and somebody looks around.
  const looksAround = !knows && !hasFrontCamera(rig) && rig.view === 'all-round';
  const bays =
    looksAround && loaded.goalPose !== null && map.parkingSpaces.length > 0 ? bayCorners(map.parkingSpaces) : null;
  // Where somebody looks at it.
  const seenWeather = weather !== null && chosen.reads.includes(SEEN_WEATHER) ? weather : null;
  const driver = [
    knows ? new TrueLocalisation() : new LocalisationModule(first, knowledge, bays),
    chosen,
    new Controller(vehicle, { ...scene.control, ...options.control }),
  ];
  const listed = faultsWithStory(scene);
  const told = listed.map(({ event }) => event !== null);
  const asked = listed.map(({ fault }) => fault);
  const faults = faultsOfScene(asked, told, (topic) => kindOfTopic(rig, topic));
  const suites = fitRig(rig, faults, {
    seed,
    map,
    scenery,
    weather,
    vehicle,
    friction: frictionOf(loaded),
    weatherPlan,
  });
  const storyboard = storyboardOfScene(loaded, index, world.peopleAtRandom);
  const senses = [
    ...(storyboard === null ? [] : [storyboard]),
    world,
    ...(knows && !rig.isAsked ? [] : suites),
    ...(faults.length > 0 ? [new FaultsModule(faults)] : []),
    ...(rig.isAsked ? [new CalibrationModule(calibrationOf(rig))] : []),
    new SignalViewSensor(),
    ...(seenWeather === null ? [] : [new WeatherView(weatherPlan ?? { first: seenWeather, later: [] })]),
  ];
  const tracks = things.map(trackOfThing);
  const seen = () => {
    if (knows) return [];
    const blind = blindness(rig, perception);
    if (blind !== null) throw new Error(blind);
    if (perception === 'cnn') return [new PerceptionModule(networkOf(options), knowledge, true)];
    if (!hasFrontCamera(rig))
      return [
        new BoxOracle(scenery.solids, isLevel ? null : surface, tracks, rig.view === 'all-round'),
        new MapRoad(knowledge.lines),
        ...(bays === null ? [] : [new MapBays(bays, vehicle, seed)]),
      ];
    return [new Oracle(tracks), new PerceptionModule(new OracleNetwork(() => semanticSeen(run)), knowledge, false)];
  };

  const mission = trueMissionOf(loaded);
  const stops = new StopsReached(map, mission.stops);
  const makeGoal = (demand?: Demand) => new GoalCriterion(pointOf(map, goal), demandedPose(loaded), demand, stops);
  const record = new DriveRecord({
    map,
    index,
    vehicle,
    route: DriveRoute.between(map, start, goal, mission),
    metrics: driveMetricList(map, index, loaded.expert.expert, stops),
    timeout: scene.timeout,
  });
  const run: Run = new Run(
    {
      modules: [...senses, ...seen(), ...driver] as readonly unknown[] as readonly Module[],
      topics: [
        ...rigTopics(rig),
        ...(chosen.writes.includes(THOUGHTS) ? [THOUGHTS_ROW] : []),
        ...(seenWeather === null ? [] : [SEEN_WEATHER_ROW]),
        ...(bays === null ? [] : [SEEN_BAYS_ROW]),
      ],
      faults: () => faultRecords(listed, suites),
      goal: makeGoal(),
      collision: new CollisionCriterion(),
      ...makeCriteria({
        scene,
        map,
        index,
        record,
        goal: makeGoal,
        stops: mission.stops.length,
        ids: actorIds(scene.actors, world.peopleAtRandom),
      }),
      metrics: new DriveMetrics(),
      record,
      scorer: new DriveScorer({ vehicle, expert: loaded.expert, timeout: scene.timeout }),
      timeout: scene.timeout,
      ...(foreign === null ? {} : { fault: foreign.fault, remarks: foreign.notes }),
      ...(storyboard === null ? {} : { events: () => storyboard.fired, unfired: () => storyboard.unfired }),
      notes: [
        ...trafficNotes(traffic.asked, traffic.count - world.withoutRoom),
        ...peopleNotes(scene.pedestrians.count, world.peopleAtRandom),
        ...earthNotes(rig, map),
        ...(loaded.expert.expert === null && loaded.expert.isStale ? [loaded.expert.why] : []),
      ],
    },
    options.clock === undefined ? {} : { clock: options.clock },
  );
  return { run, scenery, traffic: world.traffic, people: world.people, weather: () => world.turnedWeather };
}

/** The pose that a scene ends in and how exactly; null where its goal is on a lane. */
function demandedPose({ scene, goalPose }: LoadedScene): DemandedPose | null {
  const { goal } = scene.ego;
  return goalPose === null || 'road' in goal
    ? null
    : { ...goalPose, within: goal.within, angle: degreesToRadians(goal.angle) };
}

/** Density beyond what the map holds is told of, not refused: how much that is depends on the seed. */
function trafficNotes(asked: number, placed: number): string[] {
  if (placed === asked) return [];
  return [`traffic: found room for ${placed} of ${asked} vehicles; the roads are full, or too narrow for some kinds`];
}

/** People at random places need ways on foot, which a motorway has none of. */
function peopleNotes(asked: number, placed: number): string[] {
  return placed === asked ? [] : [`pedestrians: found room for ${placed} of ${asked}; the map has no ways on foot`];
}

/** True classes of the picture that the driver has before it. */
function semanticSeen({ bus }: Run): Uint8Array {
  const picture = bus.latest('truth.camera.front');
  if (picture === null) throw new Error('the oracle is asked of a picture before there is one');
  return picture.message.semantic;
}

function networkOf({ segmenter }: AssemblyOptions): SegmentationNetwork {
  if (segmenter === null) throw new Error('perception "cnn" needs a network');
  return segmenter;
}

function pointOf(map: RoadMap, { lane, s }: LanePosition): LanePoint {
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(map.lanes[lane], s, point);
  return point;
}
