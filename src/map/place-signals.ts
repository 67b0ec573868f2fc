import { wrapAngle } from '../core/math/angle.ts';
import type { DrivingLanes } from './driving-lanes.ts';
import { sectionAt } from './lane-geometry.ts';
import type { OpenDriveDocument, Road, RoadSignal } from './opendrive/document.ts';
import { type RoadPoint, roadPoint } from './road-geometry.ts';
import type { Lane, Signal, SignalGroup, StopLine } from './road-map.ts';
import { signalKind } from './signal-kind.ts';

/** Signals in the world, which of them switch together, and where they make traffic stop. */
export interface PlacedSignals {
  readonly signals: readonly Signal[];
  readonly signalGroups: readonly SignalGroup[];
  readonly stopLines: readonly StopLine[];
}

/** Road station to station along a lane's centre. */
export type LaneStation = (lane: number, roadStation: number) => number;

/** Places the signals of a document, in the order of roads and of each road's list. */
export function placeSignals(
  document: OpenDriveDocument,
  driving: DrivingLanes,
  lanes: readonly Lane[],
  laneStation: LaneStation,
): PlacedSignals {
  const placed: { road: Road; signal: RoadSignal }[] = document.roads.flatMap((road) =>
    road.signals.map((signal) => ({ road, signal })),
  );
  const stopLines: StopLine[] = [];
  placed.forEach(({ road, signal }, index) => {
    const kind = signalKind(signal);
    if (kind !== 'light' && kind !== 'stop' && kind !== 'yield') return;
    for (const lane of governedLanes(road, signal, driving)) {
      stopLines.push({ lane, s: laneStation(lane, signal.s), signal: index });
    }
  });
  const signalGroups = groupSignals(document, placed, lanes, stopLines);
  const groupOf = new Map(signalGroups.flatMap((group, i) => group.signals.map((signal) => [signal, i] as const)));
  const signals = placed.map(({ road, signal }, index) => pose(road, signal, index, groupOf.get(index) ?? -1));
  stopLines.sort((a, b) => a.lane - b.lane || a.s - b.s || a.signal - b.signal);
  return { signals, signalGroups, stopLines };
}

/** Driving lanes at the signal's station that run as its orientation says and that its validity names. */
function governedLanes(road: Road, signal: RoadSignal, driving: DrivingLanes): number[] {
  return driving
    .ofSection(road.index, sectionAt(road, signal.s))
    .filter((lane) => signal.orientation === 'none' || (signal.orientation === '+') === lane.direction > 0)
    .filter(
      ({ lane }) => signal.validity.length === 0 || signal.validity.some(([a, b]) => a <= lane.id && lane.id <= b),
    )
    .map((lane) => lane.index);
}

/** One group a controller, in the file's order; then one for each light that no controller switches. */
function groupSignals(
  document: OpenDriveDocument,
  placed: readonly { readonly signal: RoadSignal }[],
  lanes: readonly Lane[],
  stopLines: readonly StopLine[],
): SignalGroup[] {
  const groups: SignalGroup[] = [];
  const grouped = new Set<number>();
  const behind = junctionsBehind(lanes, stopLines);
  const add = (id: string, signals: readonly number[], junction: number) => {
    if (signals.length === 0) return;
    for (const signal of signals) grouped.add(signal);
    groups.push({ id, signals, junction: junction >= 0 ? junction : firstBehind(signals, behind) });
  };
  const lights = placed.flatMap(({ signal }, index) => (signalKind(signal) === 'light' ? [index] : []));
  const byId = new Map<string, number[]>();
  for (const index of lights) listOf(byId, placed[index].signal.id).push(index);
  const junctionOf = new Map<string, number>();
  for (const { index, controllerIds } of document.junctions) {
    for (const id of controllerIds) if (!junctionOf.has(id)) junctionOf.set(id, index);
  }
  for (const controller of document.controllers) {
    const members = [...new Set(controller.signalIds)].flatMap((id) => byId.get(id) ?? []);
    const free = members.filter((index) => !grouped.has(index)).sort((a, b) => a - b);
    add(controller.id, free, junctionOf.get(controller.id) ?? -1);
  }
  for (const index of lights) if (!grouped.has(index)) add(`signal ${placed[index].signal.id}`, [index], -1);
  return groups;
}

function listOf<K>(lists: Map<K, number[]>, key: K): number[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: number[] = [];
  lists.set(key, list);
  return list;
}

/** The first stop line of a signal that a junction lies behind, and that junction. */
interface JunctionBehind {
  readonly line: number;
  readonly junction: number;
}

/** Per signal: the junction that the first of the lanes which it stops leads into. */
function junctionsBehind(lanes: readonly Lane[], stopLines: readonly StopLine[]): ReadonlyMap<number, JunctionBehind> {
  const behind = new Map<number, JunctionBehind>();
  stopLines.forEach(({ lane, signal }, line) => {
    if (behind.has(signal)) return;
    const next = lanes[lane].successors.find((index) => lanes[index].junction >= 0);
    if (next !== undefined) behind.set(signal, { line, junction: lanes[next].junction });
  });
  return behind;
}

/** The junction behind the first stop line of any of the signals; -1 where there is none. */
function firstBehind(signals: readonly number[], behind: ReadonlyMap<number, JunctionBehind>): number {
  let first: JunctionBehind | undefined;
  for (const signal of signals) {
    const here = behind.get(signal);
    if (here !== undefined && (first === undefined || here.line < first.line)) first = here;
  }
  return first?.junction ?? -1;
}

function pose(road: Road, signal: RoadSignal, index: number, group: number): Signal {
  const foot: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };
  roadPoint(road, signal.s, signal.t, foot);
  const turned = signal.orientation === '-' ? Math.PI : 0;
  return {
    index,
    id: signal.id,
    kind: signalKind(signal),
    x: foot.x,
    y: foot.y,
    z: foot.z,
    zOffset: signal.zOffset,
    heading: wrapAngle(foot.heading + turned + signal.hOffset),
    group,
  };
}
