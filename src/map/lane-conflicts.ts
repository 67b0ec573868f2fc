import type { Junction, Lane } from './road-map.ts';

/** Width that a car sweeps over [m]. */
const SWEPT_WIDTH = 2.2;
/** Lanes farther apart in height pass over each other [m]. */
const CLEARANCE = 3;

/** Per lane: connecting lanes of its junction that can't be driven at the same time, ascending. */
export function laneConflicts(lanes: readonly Lane[], junctions: readonly Junction[]): Int32Array[] {
  const conflicts: number[][] = lanes.map(() => []);
  for (const junction of junctions) {
    for (const a of junction.lanes) {
      for (const b of junction.lanes) {
        if (a >= b || !sweptAreasOverlap(lanes[a], lanes[b])) continue;
        conflicts[a].push(b);
        conflicts[b].push(a);
      }
    }
  }
  return conflicts.map((list) => Int32Array.from(list.sort((a, b) => a - b)));
}

/** Samples are at most a metre apart, so distances between them err by less than 6 cm at the swept width. */
function sweptAreasOverlap(a: Lane, b: Lane): boolean {
  for (let i = 0; i < a.centre.count; i++) {
    for (let k = 0; k < b.centre.count; k++) {
      const dx = a.centre.x[i] - b.centre.x[k];
      const dy = a.centre.y[i] - b.centre.y[k];
      const dz = a.centre.z[i] - b.centre.z[k];
      if (dx * dx + dy * dy < SWEPT_WIDTH * SWEPT_WIDTH && Math.abs(dz) < CLEARANCE) return true;
    }
  }
  return false;
}
