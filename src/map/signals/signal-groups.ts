import type { OpenDriveDocument } from '../opendrive/document.ts';
import type { Lane, SignalGroup, StopLine } from '../road-map.ts';
import { signalKind } from '../signal-kind.ts';
import { isForWalkers } from './is-for-walkers.ts';
import type { PlacedSignal } from './stop-lines.ts';

/** A group as vehicles know it. */
export type VehicleGroup = Omit<SignalGroup, 'isForWalkers' | 'crossed'>;

/**
 * One group a controller, in the file's order; then one for each light that no controller switches, but for those which
 * depend on a light of a group: they belong to that.
 */
export function groupSignals(
  document: OpenDriveDocument,
  placed: readonly PlacedSignal[],
  lanes: readonly Lane[],
  stopLines: readonly StopLine[],
): VehicleGroup[] {
  const lights = placed.flatMap(({ signal }, index) => (signalKind(signal) === 'light' ? [index] : []));
  const byId = new Map<string, number[]>();
  for (const index of lights) listOf(byId, placed[index].signal.id).push(index);
  const junctionOf = new Map<string, number>();
  for (const { index, controllerIds } of document.junctions) {
    for (const id of controllerIds) if (!junctionOf.has(id)) junctionOf.set(id, index);
  }
  const groups: { id: string; signals: number[]; junction: number }[] = [];
  const groupOf = new Map<number, number>();
  const add = (id: string, signals: number[], junction: number) => {
    if (signals.length === 0) return;
    for (const signal of signals) groupOf.set(signal, groups.length);
    groups.push({ id, signals, junction });
  };
  for (const controller of document.controllers) {
    const members = [...new Set(controller.signalIds)].flatMap((id) => byId.get(id) ?? []);
    const free = members.filter((index) => !groupOf.has(index)).sort((a, b) => a - b);
    add(controller.id, free, junctionOf.get(controller.id) ?? -1);
  }
  for (const index of lights) {
    if (groupOf.has(index)) continue;
    const head = placed[index].signal.dependencies
      .flatMap(({ id }) => byId.get(id) ?? [])
      .find((other) => groupOf.has(other));
    if (head === undefined) add(`signal ${placed[index].signal.id}`, [index], -1);
    else {
      groupOf.set(index, groupOf.get(head)!);
      groups[groupOf.get(head)!].signals.push(index);
    }
  }
  const behind = junctionsBehind(lanes, stopLines);
  const governed = lanesOfSignals(placed, stopLines);
  return groups.map(({ id, signals, junction }) => ({
    id,
    signals: signals.sort((a, b) => a - b),
    junction: junction >= 0 ? junction : firstBehind(signals, behind),
    lanes: [...new Set(signals.flatMap((signal) => governed.get(signal) ?? []))].sort((a, b) => a - b),
  }));
}

function listOf<K>(lists: Map<K, number[]>, key: K): number[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: number[] = [];
  lists.set(key, list);
  return list;
}

/** Per signal: the lanes that it stops. Heads for pedestrians stop none. */
function lanesOfSignals(
  placed: readonly PlacedSignal[],
  stopLines: readonly StopLine[],
): ReadonlyMap<number, readonly number[]> {
  const governed = new Map<number, number[]>();
  for (const { signal, lane } of stopLines) {
    if (!isForWalkers(placed[signal].signal)) listOf(governed, signal).push(lane);
  }
  return governed;
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
