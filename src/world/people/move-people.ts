import { wrapAngle } from '../../core/math/angle.ts';
import { TICK_SECONDS } from '../../core/tick.ts';
import type { PeopleState } from './people-state.ts';

/** Nobody is pushed faster than this, over the own speed [1]. */
const FASTEST = 1.4;

/**
 * Moves all people on by a tick: constant acceleration, up to a little more than the own speed, and what pushes them.
 *
 * @param speeds of each when nothing hinders [m/s]
 */
export function movePeople(state: PeopleState, speeds: Float64Array): void {
  const { x, y, vx, vy, ax, ay, pushX, pushY, yaw, yawRate, walked, told } = state;
  for (let i = 0; i < speeds.length; i++) {
    vx[i] += ax[i] * TICK_SECONDS;
    vy[i] += ay[i] * TICK_SECONDS;
    const speed = Math.sqrt(vx[i] * vx[i] + vy[i] * vy[i]);
    const most = FASTEST * (told[i] > speeds[i] ? told[i] : speeds[i]);
    if (speed > most) {
      vx[i] *= most / speed;
      vy[i] *= most / speed;
    }
    x[i] += (vx[i] + pushX[i]) * TICK_SECONDS;
    y[i] += (vy[i] + pushY[i]) * TICK_SECONDS;
    const turn = yawRate[i] * TICK_SECONDS;
    if (turn !== 0) yaw[i] += turn;
    if (turn !== 0 && Math.abs(yaw[i]) >= Math.PI) yaw[i] = wrapAngle(yaw[i]);
    walked[i] += Math.min(speed, most) * TICK_SECONDS;
  }
}
