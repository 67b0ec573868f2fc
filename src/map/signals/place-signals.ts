import { wrapAngle } from '../../core/math/angle.ts';
import { findCrosswalks } from '../crosswalks.ts';
import type { DrivingLanes } from '../driving-lanes.ts';
import type { OpenDriveDocument } from '../opendrive/document.ts';
import { type RoadPoint, roadPoint } from '../road-geometry.ts';
import type { Lane, PaintedStop, Signal, StopLine } from '../road-map.ts';
import { signalKind } from '../signal-kind.ts';
import { isForWalkers } from './is-for-walkers.ts';
import { groupSignals } from './signal-groups.ts';
import { type PlacedSignal, stopLines } from './stop-lines.ts';
import { bareStops, stopMarks } from './stop-marks.ts';
import { type TiedCrosswalks, tieCrosswalks } from './walker-heads.ts';

/** Signals in the world, which of them switch together, where they make traffic stop, and where people cross. */
export interface PlacedSignals extends TiedCrosswalks {
  readonly signals: readonly Signal[];
  readonly stopLines: readonly StopLine[];
  readonly paintedStops: readonly PaintedStop[];
}

/** Places the signals of a document, in the order of roads and of each road's list. */
export function placeSignals(
  document: OpenDriveDocument,
  driving: DrivingLanes,
  lanes: readonly Lane[],
): PlacedSignals {
  const placed: PlacedSignal[] = document.roads.flatMap((road) => road.signals.map((signal) => ({ road, signal })));
  const marks = stopMarks(document, driving, lanes);
  const lines = stopLines(document, placed, driving, lanes, marks);
  const groups = groupSignals(document, placed, lanes, lines);
  const groupOf = new Map(groups.flatMap((group, i) => group.signals.map((signal) => [signal, i] as const)));
  const signals = placed.map((one, index) => pose(document, one, index, groupOf.get(index) ?? -1));
  const areas = findCrosswalks(document, lanes);
  const tied = tieCrosswalks(areas, placed, signals, groups, lines);
  const stops = lines.filter(({ signal }) => !isForWalkers(placed[signal].signal) || signals[signal].kind !== 'light');
  stops.sort((a, b) => a.lane - b.lane || a.s - b.s || a.signal - b.signal || a.way - b.way);
  return { signals, stopLines: stops, paintedStops: bareStops(marks, stops), ...tied };
}

/** Where it stands: at its station, or where its physical position says. */
function pose(document: OpenDriveDocument, { road, signal }: PlacedSignal, index: number, group: number): Signal {
  const { position } = signal;
  const foot: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };
  const turned = signal.orientation === '-' ? Math.PI : 0;
  let { zOffset } = signal;
  let heading: number;
  if (position?.kind === 'inertial') {
    Object.assign(foot, { x: position.x, y: position.y, z: position.z });
    zOffset = 0;
    heading = position.hdg;
  } else if (position?.kind === 'road' && position.road >= 0) {
    roadPoint(document.roads[position.road], position.s, position.t, foot);
    zOffset = position.zOffset;
    heading = foot.heading + turned + position.hOffset;
  } else {
    roadPoint(road, signal.s, signal.t, foot);
    heading = foot.heading + turned + signal.hOffset;
  }
  const { x, y, z } = foot;
  return { index, id: signal.id, kind: signalKind(signal), x, y, z, zOffset, heading: wrapAngle(heading), group };
}
