import { SEEN_BAYS } from '../../core/seen-bays.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LaneCentre, LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import { unmetNeeds } from '../../plugin/unmet-needs.ts';
import { assembleRun } from '../../scenario/assemble.ts';
import type { FileSource } from '../../scenario/file-source.ts';
import type { InputProblem } from '../../scenario/input-problem.ts';
import { type LoadedScene, loadScene } from '../../scenario/load-scene.ts';
import { MapShelf } from '../../scenario/map-shelf.ts';
import { blindness } from '../../scenario/rig/front-camera.ts';
import type { Run } from '../../scenario/run.ts';
import { identityOf, type RunIdentity } from '../../scenario/run-result.ts';
import { byAlternative } from '../../scenario/way/by-alternative.ts';
import { missionOfScene } from '../../scenario/way/mission-of-scene.ts';
import type { People } from '../../world/people/people.ts';
import type { Traffic } from '../../world/traffic/traffic.ts';
import type { Weather } from '../../world/weather/weather.ts';
import { presetWeather } from '../../world/weather/weather-presets.ts';
import { appFiles } from './app-files.ts';
import type { WeatherSource } from './batch-maker.ts';
import { FrameLine, type RealmKeeper } from './frame-line.ts';
import { lightsFacts } from './lights-facts.ts';
import { loadNetwork, type NetworkLoading } from './load-network.ts';
import { openPlanner } from './open-planner.ts';
import type { DriveChoice, DriveFacts, LoadStage } from './protocol.ts';
import { sensorFacts } from './sensor-facts.ts';
import { TruthPainter } from './truth-painter.ts';
import { wayFacts } from './way-facts.ts';
import { turnedWeather, weatherFacts } from './weather-facts.ts';

/** Maps and their sceneries stay for the next drive: with another weather, planner or way it begins seconds earlier. */
const MAPS_KEPT = 2;
const maps = new MapShelf(appFiles, MAPS_KEPT);

const NO_NETWORK: NetworkLoading = { network: null, problems: [] };

export interface LoadedDrive {
  readonly run: Run;
  readonly traffic: Traffic;
  readonly people: People | null;
  readonly facts: DriveFacts;
  readonly identity: RunIdentity;
  readonly painter: TruthPainter;
  readonly weather: WeatherSource;
  /** Ends what is not this worker's. */
  readonly close: () => void;
}

/** Loads a drive: it, or everything that is wrong with its files. */
export async function loadDrive(
  choice: DriveChoice,
  onStage: (stage: LoadStage) => void,
  realms: RealmKeeper,
): Promise<{ readonly drive: LoadedDrive | null; readonly problems: readonly InputProblem[] }> {
  onStage('scene');
  const { loaded: asShipped, problems } = await loadScene(choice.scene, filesOf(choice), maps);
  if (asShipped === null) return { drive: null, problems: problems.toSorted((a, b) => a.line - b.line) };
  const own = choice.weather === null ? asShipped : { ...asShipped, weather: presetWeather(choice.weather) };
  const loaded = choice.route === undefined ? own : byAlternative(own, choice.route);
  const blind = blindness(loaded.rig, choice.perception);
  if (blind !== null) return { drive: null, problems: [problemOf(choice.scene, 'rig', blind)] };
  onStage('network');
  const { network, problems: networkProblems } = choice.perception === 'cnn' ? await loadNetwork() : NO_NETWORK;
  if (networkProblems.length > 0) return { drive: null, problems: networkProblems };
  onStage('world');
  const { scene, map, vehicle } = loaded;
  const seed = choice.seed ?? scene.seed;
  const line = new FrameLine(realms);
  const opened = choice.own === undefined ? null : await openPlanner(choice.own, seed, line);
  if (opened !== null && 'problems' in opened) {
    line.close();
    return { drive: null, problems: opened.problems };
  }
  const unmet = opened === null ? [] : unmetNeeds(opened.description, loaded.rig.sensors);
  if (unmet.length > 0) {
    line.close();
    return { drive: null, problems: [problemOf(choice.own?.name ?? '', 'needs', unmet.join('; '))] };
  }
  const { run, scenery, traffic, people, weather } = assembleRun(loaded, {
    seed,
    perception: choice.perception,
    planner: choice.planner,
    ...(opened === null ? {} : { driver: opened.driver }),
    ...(choice.controller === null ? {} : { control: { lateral: choice.controller } }),
    segmenter: network,
    clock: () => performance.now(),
  });
  const facts: DriveFacts = {
    own: opened === null ? null : { params: opened.description.params, rateHz: opened.description.rateHz },
    choice,
    name: scene.name,
    description: scene.description,
    seed,
    timeout: scene.timeout,
    scenery,
    vehicle,
    dynamics: scene.ego.dynamics,
    weather: weatherFacts(loaded),
    rig: loaded.rig.name,
    sensors: sensorFacts(loaded.rig, run.bus.has(SEEN_BAYS)),
    faults: run.faults.map(({ measurements: _, ...fault }) => fault),
    lanes: map.lanes.map(({ centre }) => thinned(centre)),
    signals: map.signals.map(({ x, y }) => [x, y] as const),
    goal: placeOf(loaded, loaded.goal),
    ...wayOf(loaded, own),
    lights: lightsFacts(loaded, seed),
    notes: run.notes,
    laneMargin: laneMargin(loaded),
  };
  const painter = new TruthPainter(loaded.rig, scenery);
  const identity = identityOf(loaded, seed, choice.perception, choice.own?.name ?? choice.planner, opened?.setup);
  const source = { now: weather, describe: (turned: Weather) => turnedWeather(loaded, turned) };
  return {
    drive: { run, traffic, people, facts, identity, painter, weather: source, close: () => line.close() },
    problems,
  };
}

/** Stops, ways, and which of them it is. */
function wayOf(loaded: LoadedScene, own: LoadedScene): Pick<DriveFacts, 'stops' | 'ways' | 'way' | 'ownWay'> {
  const stops = missionOfScene(loaded).stops.map(({ place }): [number, number, number] => {
    const { x, y, z } = pointOn(loaded.map, { ...place, d: 0 });
    return [x, y, z];
  });
  const ways = wayFacts(loaded);
  const asked = ({ scene }: LoadedScene) => scene.ego.route?.alternative ?? 1;
  // Who asks for more ways than there are drives the first.
  const way = asked(loaded) <= ways.length ? asked(loaded) : 1;
  return { stops, ways, way, ownWay: asked(own) };
}

function problemOf(file: string, path: string, message: string): InputProblem {
  return { file, line: 0, column: 0, path, message };
}

/** The app's files, and before them a scene that was dropped on the page, as if it lay among those that ship. */
function filesOf({ scene, text }: DriveChoice): FileSource {
  if (text === undefined) return appFiles;
  return { ...appFiles, text: async (path) => (path === scene ? text : appFiles.text(path)) };
}

/** Between the side of a car in the middle of its lane and the lane's edge, at the start [m]. */
function laneMargin({ map, start, vehicle }: LoadedScene): number {
  return (pointOn(map, start).width - vehicle.width) / 2;
}

function placeOf({ map }: LoadedScene, position: LanePosition): [number, number] {
  const { x, y } = pointOn(map, position);
  return [x, y];
}

function pointOn(map: RoadMap, { lane, s }: LanePosition): LanePoint {
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(map.lanes[lane], s, point);
  return point;
}

/** Every how many samples of a lane's centre one is enough for a small map. */
const THINNING = 4;

function thinned({ count, x, y }: LaneCentre): Float32Array {
  const places: number[] = [];
  for (let sample = 0; sample < count - 1; sample += THINNING) places.push(x[sample], y[sample]);
  places.push(x[count - 1], y[count - 1]);
  return Float32Array.from(places);
}
