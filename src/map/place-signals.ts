import { wrapAngle } from '../core/math/angle.ts';
import type { DrivingLane } from './driving-lanes.ts';
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
  driving: readonly DrivingLane[],
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
function governedLanes(road: Road, signal: RoadSignal, driving: readonly DrivingLane[]): number[] {
  const section = sectionAt(road, signal.s);
  return driving
    .filter((lane) => lane.road === road && lane.sectionIndex === section)
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
  const add = (id: string, signals: readonly number[], junction: number) => {
    if (signals.length === 0) return;
    for (const signal of signals) grouped.add(signal);
    groups.push({ id, signals, junction: junction >= 0 ? junction : junctionBehind(signals, lanes, stopLines) });
  };
  const lights = placed.flatMap(({ signal }, index) =>
    signalKind(signal) === 'light' ? [{ id: signal.id, index }] : [],
  );
  for (const controller of document.controllers) {
    const ids = new Set(controller.signalIds);
    const members = lights.filter((light) => ids.has(light.id) && !grouped.has(light.index));
    const junction = document.junctions.findIndex((candidate) => candidate.controllerIds?.includes(controller.id));
    add(
      controller.id,
      members.map((light) => light.index),
      junction,
    );
  }
  for (const { id, index } of lights) if (!grouped.has(index)) add(`signal ${id}`, [index], -1);
  return groups;
}

/** The junction that the lanes stopped by these signals lead into; -1 where there is none. */
function junctionBehind(signals: readonly number[], lanes: readonly Lane[], stopLines: readonly StopLine[]): number {
  for (const line of stopLines) {
    if (!signals.includes(line.signal)) continue;
    for (const next of lanes[line.lane].successors) if (lanes[next].junction >= 0) return lanes[next].junction;
  }
  return -1;
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
