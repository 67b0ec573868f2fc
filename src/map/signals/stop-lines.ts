import type { DrivingLanes } from '../driving-lanes.ts';
import { laneStationAt } from '../lane-station.ts';
import type { OpenDriveDocument, Road } from '../opendrive/document.ts';
import type { RoadSignal } from '../opendrive/signal-records.ts';
import type { Lane, StopLine } from '../road-map.ts';
import { signalKind } from '../signal-kind.ts';
import { governedLanes, type Validity } from './governed-lanes.ts';
import { type StopMarks, stopStation } from './stop-marks.ts';

/** A signal and the road that it stands on; its number in a list of them is that in RoadMap.signals. */
export interface PlacedSignal {
  readonly road: Road;
  readonly signal: RoadSignal;
}

/**
 * Where signals stop traffic, as if heads for pedestrians did too, in the order of signals: on the lanes that they govern, on their own road and on every road
 * that refers to them. One that governs connecting lanes stops traffic before the junction, on the lanes that lead there.
 * Where a stop line is painted nearby, it is that.
 */
export function stopLines(
  document: OpenDriveDocument,
  placed: readonly PlacedSignal[],
  driving: DrivingLanes,
  lanes: readonly Lane[],
  marks: StopMarks,
): StopLine[] {
  const references = referencesById(document);
  const known = new Set<string>();
  return placed.flatMap(({ road, signal }, index) => {
    const kind = signalKind(signal);
    if (kind !== 'light' && kind !== 'stop' && kind !== 'yield') return [];
    // An id that is taken twice means its first signal.
    const elsewhere = known.has(signal.id) ? [] : (references.get(signal.id) ?? []);
    known.add(signal.id);
    const lines: StopLine[] = [];
    for (const place of [{ road, at: signal }, ...elsewhere]) {
      for (const lane of governedLanes(place.road, place.at, driving)) {
        lines.push(...linesFor(lanes, lanes[lane.index], place.at.s, index, marks));
      }
    }
    return withoutRepeats(lanes, lines);
  });
}

interface Reference {
  readonly road: Road;
  readonly at: Validity;
}

function referencesById(document: OpenDriveDocument): ReadonlyMap<string, readonly Reference[]> {
  const references = new Map<string, Reference[]>();
  for (const road of document.roads) {
    for (const at of road.signalReferences) {
      const list = references.get(at.id) ?? [];
      list.push({ road, at });
      references.set(at.id, list);
    }
  }
  return references;
}

function linesFor(
  lanes: readonly Lane[],
  lane: Lane,
  roadStation: number,
  signal: number,
  marks: StopMarks,
): StopLine[] {
  const entries = lane.junction < 0 ? [] : entriesOf(lanes, lane);
  if (entries.length === 0) {
    return [{ lane: lane.index, s: stopStation(marks, lane.index, laneStationAt(lane, roadStation)), signal, way: -1 }];
  }
  return entries.map(({ from, way }) => ({
    lane: from,
    s: stopStation(marks, from, lanes[from].length),
    signal,
    way,
  }));
}

/** Lanes before the junction of a connecting lane that lead to it, and by which lane of the junction. */
function entriesOf(lanes: readonly Lane[], lane: Lane): { from: number; way: number }[] {
  const entries: { from: number; way: number }[] = [];
  const reached = new Set([lane.index]);
  for (const way of reached) {
    for (const from of lanes[way].predecessors) {
      if (lanes[from].junction === lane.junction) reached.add(from);
      else entries.push({ from, way });
    }
  }
  return entries;
}

/** One line for all ways where a signal governs each of them, and none twice. */
function withoutRepeats(lanes: readonly Lane[], lines: readonly StopLine[]): StopLine[] {
  const waysOf = new Map<number, Set<number>>();
  for (const { lane, way } of lines) waysOf.set(lane, (waysOf.get(lane) ?? new Set()).add(way));
  const kept = new Map<string, StopLine>();
  for (const line of lines) {
    const ways = waysOf.get(line.lane)!;
    if (line.way >= 0 && ways.has(-1)) continue;
    const way = lanes[line.lane].successors.every((next) => ways.has(next)) ? -1 : line.way;
    const key = `${line.lane} ${line.s} ${way}`;
    if (!kept.has(key)) kept.set(key, { ...line, way });
  }
  return [...kept.values()];
}
