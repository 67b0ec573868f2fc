import type { Crossing } from './crossing.ts';
import { alongOf, firstEdge } from './may-cross.ts';
import type { PeopleScene } from './people-scene.ts';

/** People wait so far before the first lane [m], and see themselves there from this far [m]. */
export const BEFORE_LANE = 0.7;
const AT_KERB = 0.8;

/** Whether somebody stands where it would set off from. */
export function isAtKerb(scene: PeopleScene, i: number, crossing: Crossing): boolean {
  const kerb = Math.max(0, firstEdge(crossing, scene.state.end[i]) - BEFORE_LANE);
  return Math.abs(alongOf(scene, i, crossing) - kerb) < AT_KERB;
}
