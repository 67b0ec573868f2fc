import type { CrosswalkArea } from '../crosswalks.ts';
import { isInPolygon } from '../polygon.ts';
import type { Crosswalk, Signal, SignalGroup, StopLine } from '../road-map.ts';
import { signalKind } from '../signal-kind.ts';
import { isForWalkers } from './is-for-walkers.ts';
import type { VehicleGroup } from './signal-groups.ts';
import type { PlacedSignal } from './stop-lines.ts';

/** A head stands no farther from the crosswalk that it is for [m]. */
const BELONGS = 8;

/** Crosswalks with their heads, and groups with what pedestrians cross on their green. */
export interface TiedCrosswalks {
  readonly crosswalks: readonly Crosswalk[];
  readonly signalGroups: readonly SignalGroup[];
}

/**
 * Ties the heads for pedestrians to crosswalks: to those that they refer to by name [14.4]; else to those nearby, of their
 * own road if there are any. A head without a crosswalk lets people over the
 * lanes that it would stop if it were a light for vehicles.
 */
export function tieCrosswalks(
  areas: readonly CrosswalkArea[],
  placed: readonly PlacedSignal[],
  signals: readonly Signal[],
  groups: readonly VehicleGroup[],
  stopLines: readonly StopLine[],
): TiedCrosswalks {
  const heads: number[][] = areas.map(() => []);
  const crossed: Set<number>[] = groups.map(() => new Set());
  placed.forEach(({ signal }, index) => {
    if (signalKind(signal) !== 'light' || !isForWalkers(signal)) return;
    const own = areasOf(areas, placed[index], signals[index]);
    for (const area of own) heads[area].push(index);
    const lanes = own.flatMap((area) => areas[area].lanes.map(({ lane }) => lane));
    const group = crossed[signals[index].group];
    for (const lane of lanes) group.add(lane);
    if (own.length === 0) for (const line of stopLines) if (line.signal === index) group.add(line.lane);
  });
  return {
    crosswalks: areas.map((area, i) => ({ ...area, heads: heads[i], groups: groupsOf(signals, heads[i]) })),
    signalGroups: groups.map((group, i) => ({
      ...group,
      isForWalkers: group.signals.every((index) => isForWalkers(placed[index].signal)),
      crossed: [...crossed[i]].sort((a, b) => a - b),
    })),
  };
}

/** Indices of the crosswalks that a head is for. */
function areasOf(areas: readonly CrosswalkArea[], { road, signal }: PlacedSignal, { x, y }: Signal): number[] {
  const named = new Set(signal.references.flatMap(({ kind, id }) => (kind === 'object' ? [id] : [])));
  const all = areas.map((_, i) => i);
  const referred = all.filter((i) => named.has(areas[i].id));
  if (referred.length > 0) return referred;
  const near = all.filter((i) => isNear(areas[i].outline, x, y));
  const ofRoad = near.filter((i) => areas[i].road === road.index);
  return ofRoad.length > 0 ? ofRoad : near;
}

function groupsOf(signals: readonly Signal[], heads: readonly number[]): number[] {
  return [...new Set(heads.map((head) => signals[head].group))].sort((a, b) => a - b);
}

function isNear(outline: Float64Array, x: number, y: number): boolean {
  if (isInPolygon(outline, x, y)) return true;
  for (let i = 0, k = outline.length - 3; i < outline.length; k = i, i += 3) {
    const [ux, uy] = [outline[i] - outline[k], outline[i + 1] - outline[k + 1]];
    const [px, py] = [x - outline[k], y - outline[k + 1]];
    const squared = ux * ux + uy * uy;
    const share = squared > 0 ? Math.min(1, Math.max(0, (px * ux + py * uy) / squared)) : 0;
    const [dx, dy] = [px - share * ux, py - share * uy];
    if (dx * dx + dy * dy <= BELONGS * BELONGS) return true;
  }
  return false;
}
