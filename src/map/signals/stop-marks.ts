import type { DrivingLanes } from '../driving-lanes.ts';
import { laneStationAt } from '../lane-station.ts';
import type { OpenDriveDocument } from '../opendrive/document.ts';
import type { Lane, PaintedStop, StopLine } from '../road-map.ts';
import { coveredLanes, governedLanes } from './governed-lanes.ts';

/** A painted stop line belongs to a signal that stands within this distance along the lane [m]. */
const BELONGS = 15;

/**
 * How stop lines are called among a road's objects, which have no type of their own for them: a roadMark of the subtype
 * "signalLines" [13, types of objects] is one by what it is for, the others by their names.
 */
const STOP_LINE = /stop[ _-]?line|halte?linie|^signal[ _-]?lines?$/i;

/** "Stop line" in the German catalogue, which OpenDRIVE's own shares. */
const STOP_LINE_SIGN = '294';

/** Stop lines as painted: stations along the centre of each lane that has any. */
export type StopMarks = ReadonlyMap<number, readonly number[]>;

/** Collects the stop lines among the objects and signals of all roads. */
export function stopMarks(document: OpenDriveDocument, driving: DrivingLanes, lanes: readonly Lane[]): StopMarks {
  const marks = new Map<number, number[]>();
  const add = (lane: number, station: number) => {
    const list = marks.get(lane) ?? [];
    list.push(laneStationAt(lanes[lane], station));
    marks.set(lane, list);
  };
  const elsewhere = new Set<string>();
  for (const road of document.roads) {
    for (const object of road.objects) {
      if (!STOP_LINE.test(object.name) && !STOP_LINE.test(object.subtype) && !STOP_LINE.test(object.type)) continue;
      for (const lane of coveredLanes(road, object, driving)) add(lane.index, object.s);
    }
    for (const signal of road.signals) {
      if (signal.type !== STOP_LINE_SIGN) continue;
      for (const lane of governedLanes(road, signal, driving)) add(lane.index, signal.s);
      elsewhere.add(signal.id);
    }
  }
  // One line across several roads stands on one of them, and the others refer to it.
  for (const road of document.roads) {
    for (const reference of road.signalReferences) {
      if (!elsewhere.has(reference.id)) continue;
      for (const lane of governedLanes(road, reference, driving)) add(lane.index, reference.s);
    }
  }
  return marks;
}

/** The painted stop line of a lane that is nearest to a signal's station, or that station where there is none near. */
export function stopStation(marks: StopMarks, lane: number, s: number): number {
  let best = s;
  let distance = BELONGS;
  for (const mark of marks.get(lane) ?? []) {
    if (Math.abs(mark - s) >= distance) continue;
    distance = Math.abs(mark - s);
    best = mark;
  }
  return best;
}

/** The painted stop lines that none of a map's stop lines is meant by, by ascending lane and station. */
export function bareStops(marks: StopMarks, stopLines: readonly StopLine[]): PaintedStop[] {
  const stations = new Map<number, number[]>();
  for (const { lane, s } of stopLines) stations.set(lane, [...(stations.get(lane) ?? []), s]);
  return [...marks]
    .flatMap(([lane, own]) => [...new Set(own)].map((s) => ({ lane, s })))
    .filter(({ lane, s }) => !stations.get(lane)?.some((other) => Math.abs(other - s) < BELONGS))
    .sort((a, b) => a.lane - b.lane || a.s - b.s);
}
