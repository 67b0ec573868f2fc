import { hypot } from '../core/math/hypot.ts';
import { checkDocument } from './check-document.ts';
import { laneConflicts } from './conflicts/lane-conflicts.ts';
import { type DrivingLane, DrivingLanes } from './driving-lanes.ts';
import { junctionPriorities } from './junction-priorities.ts';
import { laneAccess } from './lane-access.ts';
import { sampleLaneCentre } from './lane-centre.ts';
import { laneChanges } from './lane-changes.ts';
import { linkLanes } from './lane-links.ts';
import { localOrigin, seenFrom } from './local-origin.ts';
import { checkLimits } from './map-limits.ts';
import type { OpenDriveDocument } from './opendrive/document.ts';
import type { MapProblem } from './opendrive/map-problem.ts';
import { ProblemList } from './opendrive/problem-list.ts';
import { findParkingSpaces } from './parking-spaces.ts';
import type { Junction, Lane, LaneCentre, RoadMap } from './road-map.ts';
import { placeSignals } from './signals/place-signals.ts';
import { speedLimits } from './speed-limits.ts';
import { splitWhereRoadsMeet } from './split-sections.ts';

/** Smaller changes of heading through a junction count as straight on [rad]: 30 degrees. */
const STRAIGHT_ON = Math.PI / 6;
/**
 * Makes a document usable: its driving lanes sampled, linked, and with their signals. Maps far from the file's origin get
 * one of their own, from which their document is seen too.
 */
export function buildRoadMap(
  file: OpenDriveDocument,
  name: string,
): { map: RoadMap | null; problems: readonly MapProblem[] } {
  const origin = localOrigin(file);
  const document = splitWhereRoadsMeet(seenFrom(file, origin));
  const problems = new ProblemList();
  const driving = new DrivingLanes(document.roads);
  checkLimits(document, driving.all, problems);
  if (problems.hasErrors) return { map: null, problems: problems.sorted() };
  checkDocument(document, problems);
  const centres = driving.all.map(({ road, section, lane, direction }) =>
    sampleLaneCentre(road, section, lane, direction),
  );
  const links = linkLanes(document, driving, problems);
  const unlimited = driving.all.map((lane, i) =>
    finishLane(lane, driving, centres[i], links.successors[i], links.predecessors[i]),
  );
  const limits = speedLimits(document, driving, unlimited);
  const lanes = unlimited.map((lane, i) => ({ ...lane, speedLimit: limits[i].limit[0] }));
  const inside: Lane[][] = document.junctions.map(() => []);
  for (const lane of lanes) if (lane.junction >= 0) inside[lane.junction].push(lane);
  const junctions = document.junctions.map(({ id, index }) => surroundJunction(id, index, inside[index]));
  const map: RoadMap = {
    name,
    document,
    origin,
    lanes,
    junctions,
    ...placeSignals(document, driving, lanes),
    ...laneConflicts(lanes, junctions, problems),
    laneChanges: laneChanges(driving.all, lanes),
    speedLimits: limits,
    access: laneAccess(driving.all, lanes),
    priorities: junctionPriorities(document, lanes),
    parkingSpaces: findParkingSpaces(document),
    bounds: boundsOf(lanes),
  };
  return { map: problems.hasErrors ? null : map, problems: problems.sorted() };
}

function finishLane(
  driving: DrivingLane,
  lanes: DrivingLanes,
  centre: LaneCentre,
  successors: readonly number[],
  predecessors: readonly number[],
): Lane {
  const { index, road, section, sectionIndex, lane, direction } = driving;
  const turned = centre.heading[centre.count - 1] - centre.heading[0];
  const sharp = road.junction >= 0 && Math.abs(turned) > STRAIGHT_ON;
  return {
    index,
    key: `${road.id}/${sectionIndex}/${lane.id}`,
    road: road.index,
    section: sectionIndex,
    id: lane.id,
    type: 'driving',
    direction,
    s0: section.s,
    s1: section.sEnd,
    length: centre.s[centre.count - 1],
    centre,
    successors,
    predecessors,
    left: neighbour(driving, lanes, direction),
    right: neighbour(driving, lanes, -direction),
    junction: road.junction,
    speedLimit: 0,
    turn: !sharp ? 'straight' : turned > 0 ? 'left' : 'right',
  };
}

/** The lane of the same side beside this one, `step` lane ids to the left of the reference line's direction. */
function neighbour({ road, sectionIndex, lane, direction }: DrivingLane, lanes: DrivingLanes, step: number): number {
  // Across the centre lane, a neighbour of the same direction is one whose direction is reversed.
  const id = lane.id + step === 0 ? step : lane.id + step;
  const index = lanes.find(road.index, sectionIndex, id);
  return index >= 0 && lanes.all[index].direction === direction ? index : -1;
}

/** The circle about the box around its connecting lanes. */
function surroundJunction(id: string, index: number, lanes: readonly Lane[]): Junction {
  const [xMin, yMin, xMax, yMax] = boundsOf(lanes);
  const x = (xMin + xMax) / 2;
  const y = (yMin + yMax) / 2;
  let radius = 0;
  for (const { centre } of lanes) {
    for (let i = 0; i < centre.count; i++) radius = Math.max(radius, hypot(centre.x[i] - x, centre.y[i] - y));
  }
  return { index, id, lanes: lanes.map((lane) => lane.index), x, y, radius };
}

function boundsOf(lanes: readonly Lane[]): [number, number, number, number] {
  if (lanes.length === 0) return [0, 0, 0, 0];
  let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { centre } of lanes) {
    for (let i = 0; i < centre.count; i++) {
      const half = centre.width[i] / 2;
      xMin = Math.min(xMin, centre.x[i] - half);
      yMin = Math.min(yMin, centre.y[i] - half);
      xMax = Math.max(xMax, centre.x[i] + half);
      yMax = Math.max(yMax, centre.y[i] + half);
    }
  }
  return [xMin, yMin, xMax, yMax];
}
