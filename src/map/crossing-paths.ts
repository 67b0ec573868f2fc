import { evenStations } from './even-stations.ts';
import { laneInnerT, laneOuterT, sectionAt } from './lane-geometry.ts';
import { laneType } from './lane-type.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { LaneSection } from './opendrive/lane-records.ts';
import { type RoadPoint, roadPoint } from './road-geometry.ts';

/** Corners of an outline are at most so far apart along the road [m]. */
const STEP = 1;

/** What is longer is a way of its own, no crosswalk [m]. */
const LONGEST = 200;

/** A road, or a stretch of one, on which people cross others. */
export interface CrossingPath {
  readonly road: Road;
  readonly id: string;
  /** Corners: x, y, z each [m]. */
  readonly outline: Float64Array;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
}

/**
 * Where people cross by roads of their own: the crossing paths of junctions [12.8], as wide as the lanes that they name; and
 * in crossings the stretches of roads that only people use.
 */
export function crossingPaths(document: OpenDriveDocument): CrossingPath[] {
  return document.junctions.flatMap((junction) => {
    const paths = junction.crossPaths.flatMap(({ id, road, start, end }) => {
      const ids = [start.to, end.to].filter((lane) => lane !== 0);
      const own = document.roads[road];
      return own === undefined ? [] : pathOn(own, id, 0, own.length, ids);
    });
    if (junction.type !== 'crossing') return paths;
    const stretches = junction.roadSections.flatMap(({ road, sStart, sEnd }) => {
      const own = document.roads[road];
      if (own === undefined || !isForWalkers(own)) return [];
      const [from, to] = [Math.min(sStart, sEnd), Math.max(sStart, sEnd)].map((s) =>
        Math.min(own.length, Math.max(0, s)),
      );
      return pathOn(own, own.id, from, to, []);
    });
    return [...paths, ...stretches];
  });
}

/** The lanes between the two that are named, or without names all that are for people, as a list of one or no path. */
function pathOn(road: Road, id: string, from: number, to: number, ids: readonly number[]): CrossingPath[] {
  if (to - from > LONGEST) return [];
  const left: RoadPoint[] = [];
  const right: RoadPoint[] = [];
  const at = (s: number, t: number) => {
    const point: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };
    roadPoint(road, s, t, point);
    return point;
  };
  for (const s of evenStations(road, from, to, STEP)) {
    const section = road.laneSections[sectionAt(road, s)];
    const named = ids.filter((lane) => lanesOf(section).some(({ id: own }) => own === lane));
    const lanes = named.length > 0 ? named : walkedLanes(section);
    if (lanes.length === 0) continue;
    const borders = lanes.flatMap((lane) => [laneInnerT(road, section, lane, s), laneOuterT(road, section, lane, s)]);
    left.push(at(s, Math.max(...borders)));
    right.push(at(s, Math.min(...borders)));
  }
  if (left.length < 2) return [];
  const middle = left.length >> 1;
  const [x, y] = [(left[middle].x + right[middle].x) / 2, (left[middle].y + right[middle].y) / 2];
  const corners = [...left, ...right.reverse()];
  return [{ road, id, outline: Float64Array.from(corners.flatMap((corner) => [corner.x, corner.y, corner.z])), x, y }];
}

function lanesOf({ left, right }: LaneSection) {
  return [...left, ...right];
}

/** Lanes for people; where a section has none, every lane that is one. */
function walkedLanes(section: LaneSection): number[] {
  const walked = lanesOf(section).filter(({ type }) => laneType(type) === 'sidewalk');
  const all = walked.length > 0 ? walked : lanesOf(section).filter(({ type }) => type !== 'none');
  return all.map(({ id }) => id);
}

function isForWalkers({ laneSections, railroad }: Road): boolean {
  const types = laneSections.flatMap((section) => lanesOf(section).map(({ type }) => laneType(type)));
  return !railroad && types.includes('sidewalk') && !types.includes('driving');
}
