import { angleDifference } from '../../core/math/angle.ts';
import type { ConflictKind, Lane } from '../road-map.ts';
import { type Stretch, SWEPT_WIDTH } from './swept-areas.ts';

/** Lanes that begin or end with no more between their headings run side by side there [rad]: 45 degrees. */
const SIDE_BY_SIDE = Math.PI / 4;

/** Lanes that can be reached from a connecting lane inside its junction, up to the first outside. */
export interface JunctionWays {
  readonly ahead: ReadonlySet<number>;
  readonly behind: ReadonlySet<number>;
}

/** Ways on and back from one connecting lane. */
export function junctionWays(lanes: readonly Lane[], lane: Lane): JunctionWays {
  return {
    ahead: walk(lanes, lane, (at) => at.successors),
    behind: walk(lanes, lane, (at) => at.predecessors),
  };
}

/**
 * How two lanes whose swept areas overlap meet: they merge where both lead to the same lane, diverge where both come from
 * the same one, else they cross. Lanes without links merge (diverge) if they run side by side to the end (from the start).
 */
export function conflictKind(
  a: Lane,
  waysOfA: JunctionWays,
  onA: Stretch,
  b: Lane,
  waysOfB: JunctionWays,
  onB: Stretch,
): ConflictKind {
  const merges = share(waysOfA.ahead, waysOfB.ahead) || meetAtEnds(a, onA, b, onB);
  const diverges = share(waysOfA.behind, waysOfB.behind) || meetAtStarts(a, onA, b, onB);
  if (merges && diverges) return onA.to >= a.length && onB.to >= b.length ? 'merge' : 'diverge';
  return merges ? 'merge' : diverges ? 'diverge' : 'cross';
}

/** Whether `b` follows `a` at once, or after so little that the areas overlap at the joint: no conflict, but one way. */
export function follows(lanes: readonly Lane[], a: Lane, b: Lane): boolean {
  /** Lanes reached, with the way between them and `a`. */
  const reached = new Map<number, number>([[a.index, 0]]);
  for (const [index, between] of reached) {
    const passed = index === a.index ? 0 : between + lanes[index].length;
    if (passed >= 2 * SWEPT_WIDTH) continue;
    for (const next of lanes[index].successors) {
      if (next === b.index) return true;
      if (!reached.has(next)) reached.set(next, passed);
    }
  }
  return false;
}

function walk(lanes: readonly Lane[], from: Lane, step: (lane: Lane) => readonly number[]): Set<number> {
  const reached = new Set<number>(step(from));
  for (const index of reached) {
    if (lanes[index].junction !== from.junction) continue;
    for (const next of step(lanes[index])) reached.add(next);
  }
  return reached;
}

function share(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const lane of a) if (b.has(lane)) return true;
  return false;
}

function meetAtEnds(a: Lane, onA: Stretch, b: Lane, onB: Stretch): boolean {
  if (a.successors.length > 0 && b.successors.length > 0) return false;
  const turn = angleDifference(a.centre.heading[a.centre.count - 1], b.centre.heading[b.centre.count - 1]);
  return onA.to >= a.length && onB.to >= b.length && Math.abs(turn) < SIDE_BY_SIDE;
}

function meetAtStarts(a: Lane, onA: Stretch, b: Lane, onB: Stretch): boolean {
  if (a.predecessors.length > 0 && b.predecessors.length > 0) return false;
  const turn = angleDifference(a.centre.heading[0], b.centre.heading[0]);
  return onA.from <= 0 && onB.from <= 0 && Math.abs(turn) < SIDE_BY_SIDE;
}
