import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { LanePosition, RoadMap } from '../map/road-map.ts';
import type { PlanePose } from '../planning/free-space/arc-piece.ts';
import { PERSON_NAMES, VEHICLE_MODEL_NAMES } from '../world/scenery/models/model-names.ts';
import type { SignalProgram } from '../world/signals/signal-program.ts';
import { findVehicle, VEHICLE_NAMES } from '../world/vehicles/vehicle-registry.ts';
import type { Weather } from '../world/weather/weather.ts';
import { checkPaths } from './actors/check-paths.ts';
import { checkActorNames, checkActors } from './check-actors.ts';
import { checkCriteria } from './criteria/check-criteria.ts';
import { sceneHash } from './experts/expert.ts';
import { type ExpertReading, readExpert } from './experts/read-expert.ts';
import { type FileSource, resolvePath } from './file-source.ts';
import { findPlace } from './find-place.ts';
import { checkGoalIsFree } from './goal/check-goal-is-free.ts';
import { findGoal } from './goal/find-goal.ts';
import type { InputProblem } from './input-problem.ts';
import type { JsonDocument, JsonPath } from './json-document.ts';
import { lanePositionOf } from './lane-position-of.ts';
import { MapShelf } from './map-shelf.ts';
import { likelyName } from './nearest-name.ts';
import { checkProps } from './props/check-props.ts';
import { openScene, readSceneDocument } from './read-scene.ts';
import { checkFaults } from './rig/check-faults.ts';
import { type FittingRig, readRig } from './rig/read-rig.ts';
import type { Scene } from './scene.ts';
import { sceneryOf } from './scenery-shelf.ts';
import { readSignalPrograms } from './signals/read-signal-programs.ts';
import { checkStoryboard } from './storyboard/check-storyboard.ts';
import { ReferenceCheck } from './storyboard/reference-check.ts';
import { checkFlows, checkRoutes } from './traffic/check-flows.ts';
import { readVariations } from './variations/read-variations.ts';
import { checkWay } from './way/check-way.ts';
import { readWeather } from './weather/read-weather.ts';

/** A scene with all that it refers to, checked. */
export interface LoadedScene {
  readonly file: string;
  readonly scene: Scene;
  readonly map: RoadMap;
  readonly vehicle: VehicleSpecification;
  readonly start: LanePosition;
  /** Where the way over the lanes ends. */
  readonly goal: LanePosition;
  /** How the ego is to stand beside the lanes in the end; null where its goal is on a lane. */
  readonly goalPose: PlanePose | null;
  /** Of the junctions that the scene says how to switch. */
  readonly signals: readonly SignalProgram[];
  /** Null where the scene asks for none: a clear late afternoon. */
  readonly weather: Weather | null;
  readonly rig: FittingRig;
  /** Fields that its variations gave other values than the file has; empty for the scene as it is written. */
  readonly variation: Readonly<Record<string, unknown>>;
  /** "path=value" of every field that is other than in the file, in order. */
  readonly sets: readonly string[];
  /** Who progress is measured against; none is no problem. */
  /** Of what the scene says of the drive (sceneHash). */
  readonly hash: string;
  readonly expert: ExpertReading;
}

export interface SceneLoading {
  readonly loaded: LoadedScene | null;
  readonly problems: readonly InputProblem[];
}

/** Reads a scene and its map and checks every reference. Never rejects: a scene, or every problem at once. */
export async function loadScene(file: string, files: FileSource, maps = new MapShelf(files)): Promise<SceneLoading> {
  const { document, problems } = await openScene(file, files);
  if (document === null) return { loaded: null, problems };
  const found = [...problems];
  readVariations(document, [], found);
  const loading = await loadDocument(document, files, maps);
  const all = [...found, ...loading.problems];
  return { loaded: all.length > 0 ? null : loading.loaded, problems: all };
}

/** What a scene differs in from its file. */
export interface Differences {
  readonly variation: LoadedScene['variation'];
  readonly sets: LoadedScene['sets'];
}

/** Checks an opened scene, and finds and checks all that it refers to. */
export async function loadDocument(
  document: JsonDocument,
  files: FileSource,
  maps: MapShelf,
  { variation, sets }: Differences = { variation: {}, sets: [] },
): Promise<SceneLoading> {
  const { file } = document;
  const { scene, problems: found } = readSceneDocument(document);
  const problems: InputProblem[] = [...found];

  // References are checked by what the document has, so that a fault elsewhere in it hides none of them.
  const vehicleName = document.valueAt(['ego', 'vehicle']);
  const vehicle = isName(vehicleName) ? findVehicle(vehicleName) : null;
  if (vehicle === null && isName(vehicleName))
    problems.push(document.problem(['ego', 'vehicle'], unknownName(vehicleName, VEHICLE_NAMES)));
  const actors = actorPaths(document);
  for (const path of actors) {
    const model = document.valueAt([...path, 'model']);
    const names = document.valueAt([...path, 'kind']) === 'pedestrian' ? PERSON_NAMES : VEHICLE_MODEL_NAMES;
    if (isName(model) && !names.includes(model))
      problems.push(document.problem([...path, 'model'], unknownName(model, names)));
  }
  const rig = await readRig(document, files, problems);
  if (rig !== null) checkFaults(rig, document, problems);
  const map = await loadMapOf(document, file, maps, problems);
  const onLane = (place: JsonPath): void => void (map !== null && findPlace(map, place, document, problems));
  checkActorNames(document, problems);
  checkStoryboard(map, rig, document, onLane, problems);
  checkCriteria(new ReferenceCheck(map, rig, document, problems, onLane));
  if (map === null) return { loaded: null, problems };

  const start = findPlace(map, ['ego', 'start'], document, problems);
  const goal = findGoal(map, { start, vehicle }, document, problems);
  checkWay(map, { start, goal: goal?.goal ?? null }, document, problems);
  for (const path of actors) for (const place of placesOf(document, path)) findPlace(map, place, document, problems);
  const things = checkProps(map, document, problems);
  const seed = document.valueAt(['seed']);
  const solidsOf = () => sceneryOf(map, typeof seed === 'number' ? seed : 1).solids;
  checkActors(map, { start, vehicle }, document, problems, things, solidsOf);
  checkPaths(map, document, solidsOf, problems, things);
  if (goal !== null && vehicle !== null) checkGoalIsFree(map, goal, vehicle, things, document, problems);
  checkRoutes(map, document, lanePositionOf, problems);
  checkFlows(map, document, problems);
  const signals = readSignalPrograms(map, document, problems);
  const weather = readWeather(map, document, problems);
  if (problems.length > 0 || scene === null || start === null || goal === null || vehicle === null || rig === null)
    return { loaded: null, problems };
  const hash = sceneHash(document.value());
  const expert = await readExpert(file, hash, files);
  return {
    loaded: { file, scene, map, vehicle, start, ...goal, signals, weather, rig, hash, expert, variation, sets },
    problems,
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function actorPaths(document: JsonDocument): JsonPath[] {
  const actors = document.valueAt(['actors']);
  return Array.isArray(actors) ? actors.map((_, index) => ['actors', index]) : [];
}

/** Where an actor starts, and where it walks to. */
function placesOf(document: JsonDocument, actor: JsonPath): JsonPath[] {
  const path = document.valueAt([...actor, 'path']);
  const places = Array.isArray(path) ? path.map((_, index) => [...actor, 'path', index]) : [];
  return [[...actor, 'start'], ...places];
}

/** The map that a document names; null with problems, or where it names none. */
async function loadMapOf(
  document: JsonDocument,
  file: string,
  maps: MapShelf,
  problems: InputProblem[],
): Promise<RoadMap | null> {
  const name = document.valueAt(['map']);
  if (!isName(name)) return null;
  const mapFile = resolvePath(file, name);
  const { map, problems: found, unread } = await maps.load(mapFile);
  if (unread !== null) problems.push(document.problem(['map'], `${mapFile} cannot be read: ${unread}`));
  problems.push(...found);
  return map;
}

function unknownName(found: string, names: readonly string[]): string {
  const likely = likelyName(found, names);
  return `found "${found}", expected one of ${names.join(', ')}${likely === null ? '' : `; perhaps ${likely}`}`;
}
