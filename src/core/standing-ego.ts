import type { EgoTruth } from './messages/ego-truth.ts';

/** An ego at rest at the map's origin on level ground, with what is otherwise. */
export function standingEgo(change: Partial<EgoTruth> = {}): EgoTruth {
  return {
    x: 0,
    y: 0,
    z: 0,
    yaw: 0,
    pitch: 0,
    roll: 0,
    vx: 0,
    vy: 0,
    rollRate: 0,
    pitchRate: 0,
    yawRate: 0,
    ax: 0,
    ay: 0,
    az: 0,
    steer: 0,
    wheelAngles: new Float64Array(4),
    wheelTravel: new Float64Array(4),
    braking: false,
    ...change,
  };
}
