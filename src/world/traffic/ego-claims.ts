import { SIGNAL_STATE } from '../../core/messages/signals.ts';
import type { TrafficScene } from './traffic-scene.ts';

/**
 * From how far the ego has its lanes of a junction kept free: this distance [m], or more where it is so long before the
 * junction [s]. Others may be two seconds before it, too near to stop, and take four to cross.
 */
const NEAR = 35;
const HEADWAY = 6.5;

/** An ego that stands for so long this far before the junction lets others go [decisions], [m] ... */
const PAUSE = 20;
const WELL_BEFORE = 8;
/** ... and wherever it stands, after this long: courtesy ends, or two polite cars would wait for each other [decisions]. */
const PATIENCE = 100;
/** An ego that stands for so long before a junction may be passed by who goes first by signs or the side's rule [decisions]. */
const HESITATION = 10;

/** Marks in LaneHolders.taken: lanes kept free for the ego, and those before which it stands. */
export const FOR_EGO = 1;
export const FOR_STANDING_EGO = 4;

/**
 * Marks in `taken` the connecting lanes that are to be kept free for the ego: the one it is on, or all that begin
 * at the end of its lane if it comes near and no light tells it to stop. Nobody knows where it wants to go.
 */
export function claimForEgo(scene: TrafficScene, signals: Uint8Array, taken: Uint8Array): void {
  const { lanes, ego } = scene;
  const reach = Math.max(NEAR, HEADWAY * ego.speed);
  for (let lane = 0; lane < ego.drivesOn.length; lane++) {
    if (ego.drivesOn[lane] === 0) continue;
    const toEnd = lanes.length(lane) - ego.front[lane];
    if (lanes.isConnecting(lane)) {
      // Who stands close before a lane is seen at its very start.
      if (ego.front[lane] > 0) taken[lane] = FOR_EGO;
    } else if (toEnd <= reach) claimBehind(scene, signals, taken, lane, toEnd, reach);
  }
}

/**
 * Claims what begins at the end of a lane that is no connecting lane.
 *
 * @param toEnd from the ego's front to the end of the lane [m]
 * @param reach how far from the ego's front a junction may be [m]
 */
function claimBehind(
  scene: TrafficScene,
  signals: Uint8Array,
  taken: Uint8Array,
  lane: number,
  toEnd: number,
  reach: number,
): void {
  if (isWaiting(scene, toEnd) || isRed(scene, signals, lane, toEnd, -1)) return;
  for (const next of scene.map.lanes[lane].successors) {
    if (isRed(scene, signals, lane, toEnd, next)) continue;
    const { junction, length } = scene.map.lanes[next];
    if (junction >= 0) taken[next] = scene.ego.standing > HESITATION ? FOR_STANDING_EGO : FOR_EGO;
    else if (toEnd + length <= reach) claimBehind(scene, signals, taken, next, toEnd + length, reach);
  }
}

function isWaiting({ ego }: TrafficScene, toEnd: number): boolean {
  return ego.standing > PATIENCE || (ego.standing > PAUSE && toEnd > WELL_BEFORE);
}

/** Whether a light on the lane that the ego has not passed is red: one for that way on, or with -1 for all ways. */
function isRed({ lanes }: TrafficScene, signals: Uint8Array, lane: number, toEnd: number, on: number): boolean {
  for (let i = lanes.linesFrom(lane); i < lanes.linesTo(lane); i++) {
    if (lanes.lineWay(i) !== on || lanes.length(lane) - toEnd > lanes.lineAt[i]) continue;
    const state = signals[lanes.lineSignal(i)];
    if (state === SIGNAL_STATE.red || state === SIGNAL_STATE.redAmber) return true;
  }
  return false;
}
