import type { RandomStream } from '../../core/random.ts';
import type { DriverStyle } from './intelligent-driver.ts';

/** Share of the speed limit that a driver wishes to go [1]. */
export interface TrafficDriver extends DriverStyle {
  readonly speedFactor: number;
}

/**
 * A driver drawn at random around the values that Treiber and Kesting give for town traffic (Traffic Flow Dynamics
 * 2013, table 11.2: a = 1.0, b = 1.5, T = 1.0, s0 = 2), a little more lively.
 */
export function drawDriver(random: RandomStream): TrafficDriver {
  return {
    acceleration: random.between(1.2, 1.8),
    deceleration: random.between(1.6, 2.2),
    timeGap: random.between(1.0, 1.6),
    standstillGap: random.between(1.8, 2.5),
    speedFactor: random.between(0.85, 1.0),
  };
}
