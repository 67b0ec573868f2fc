import { wrapAngle } from '../core/math/angle.ts';
import { pieceAt } from './cubic.ts';
import { type CentreOffset, laneCentreOffset, laneHeight, lanesOfSide, laneWidth } from './lane-geometry.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { LaneSection } from './opendrive/lane-records.ts';
import { type RoadPoint, roadPoint } from './road-geometry.ts';

/** Stations this far beyond a road's ends still count as its ends: files give them with about six digits [m]. */
const SLACK = 0.01;

/** A lane's centre at a station, in the file's coordinates. */
export interface ProbedPoint {
  x: number;
  y: number;
  z: number;
  /** Of the road's reference line in the direction of increasing s, from -pi to pi [rad]. */
  heading: number;
  /** [m] */
  width: number;
}

/** Answers where a lane of any type is. Allocates nothing unless it has to say why it can't. */
export class LaneProbe {
  private readonly roads = new Map<string, Road>();
  private readonly offset: CentreOffset = { t: 0, slope: 0, bend: 0 };
  private readonly place: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };

  constructor(document: OpenDriveDocument) {
    for (const road of document.roads) if (!this.roads.has(road.id)) this.roads.set(road.id, road);
  }

  /** Writes the centre of lane `laneId` at station `s` of a road. Returns null, or why there is none. */
  at(roadId: string, laneId: number, s: number, out: ProbedPoint): string | null {
    const road = this.roads.get(roadId);
    if (road === undefined) return `there is no road "${roadId}"`;
    if (!Number.isInteger(laneId)) return 'the lane is not an integer';
    if (!(s >= -SLACK && s <= road.length + SLACK)) return `s is ${s}; expected 0 to ${road.length}`;
    const station = Math.min(Math.max(s, 0), road.length);
    const section = sectionWithLane(road, laneId, station);
    if (section === null) return `road "${roadId}" has no lane ${laneId} at s = ${s}`;
    laneCentreOffset(road, section, laneId, station, this.offset);
    roadPoint(road, station, this.offset.t, this.place, section);
    out.x = this.place.x;
    out.y = this.place.y;
    out.z = this.place.z;
    out.heading = wrapAngle(this.place.heading);
    out.width = 0;
    if (laneId === 0) return null;
    const lane = lanesOfSide(section, laneId)[Math.abs(laneId) - 1];
    out.z += laneHeight(lane, station, 0.5);
    out.width = laneWidth(lane, station);
    return null;
  }
}

/** The section that begins before `s`, or where the lane ends with it at `s` itself, the one before. */
function sectionWithLane(road: Road, laneId: number, s: number): LaneSection | null {
  const index = pieceAt(road.laneSections, s);
  const has = (section: LaneSection | undefined) =>
    section !== undefined && (laneId === 0 || lanesOfSide(section, laneId).length >= Math.abs(laneId));
  const here = road.laneSections[index];
  if (has(here)) return here;
  const before = road.laneSections[index - 1];
  return here !== undefined && s - here.s <= SLACK && has(before) ? before : null;
}
