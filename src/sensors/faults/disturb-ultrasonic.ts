import type { UltrasonicEcho } from '../../core/ultrasonic-echo.ts';
import type { Disturber } from './disturber.ts';

/** Ranges that scatter, or are the least there is. */
export const ULTRASONIC_DISTURBER: Disturber<UltrasonicEcho, null> = {
  /** It rings on and hears nothing but itself; there are no degrees of that. */
  saturated: ({ message, truth }) => ({ message: { ...message, valid: true, range: message.minRange }, truth }),

  noisy(echo, sigma, random) {
    const range = echo.range + sigma * random.normal();
    return echo.valid ? { ...echo, range: Math.max(echo.minRange, Math.min(echo.maxRange, range)) } : echo;
  },

  relabelled: (theirs, own) => ({ ...theirs, mount: own.mount }),
};
