import type { GnssFix } from '../../core/gnss-fix.ts';
import { degreesToRadians } from '../../core/math/angle.ts';
import { cos } from '../../core/math/sin-cos.ts';
import type { Gnss, Imu, Odometry } from '../../core/messages/motion-readings.ts';
import { GRAVITY } from '../../world/gravity.ts';
import type { Disturber } from './disturber.ts';

/** Noise of rates over noise of forces [s/m * rad/s]. */
const RATE_SHARE = 0.1;
/** Noise of the road-wheel angle over noise of the speed [rad / (m/s)]. */
const STEER_SHARE = 0.01;

/** Of latitude, on a ball of the earth's mean radius. */
const METRES_A_DEGREE = 111_195;

/** Fixes that scatter. */
export const GNSS_DISTURBER: Disturber<Gnss, null> = {
  noisy(fix, sigma, random) {
    const [east, north, up] = [sigma * random.normal(), sigma * random.normal(), sigma * random.normal()];
    const moved = { ...fix, x: fix.x + east, y: fix.y + north, z: fix.z + up };
    if (!('latitude' in fix)) return moved;
    const { latitude, longitude, height } = fix as GnssFix;
    return {
      ...moved,
      latitude: latitude + north / METRES_A_DEGREE,
      longitude: longitude + east / (METRES_A_DEGREE * cos(degreesToRadians(latitude))),
      height: height + up,
    };
  },
};

/** Forces and rates that scatter or are cut off. */
export const IMU_DISTURBER: Disturber<Imu, null> = {
  /** Forces beyond `level` times gravity and rates beyond `level` [rad/s] are cut off. */
  saturated({ message: sample, truth }, level) {
    const force = (value: number) => clip(value, level * GRAVITY);
    const rate = (value: number) => clip(value, level);
    const message = {
      ...sample,
      ax: force(sample.ax),
      ay: force(sample.ay),
      az: force(sample.az),
      rollRate: rate(sample.rollRate),
      pitchRate: rate(sample.pitchRate),
      yawRate: rate(sample.yawRate),
    };
    return { message, truth };
  },

  noisy(sample, sigma, random) {
    const rates = sigma * RATE_SHARE;
    return {
      ...sample,
      ax: sample.ax + sigma * random.normal(),
      ay: sample.ay + sigma * random.normal(),
      az: sample.az + sigma * random.normal(),
      rollRate: sample.rollRate + rates * random.normal(),
      pitchRate: sample.pitchRate + rates * random.normal(),
      yawRate: sample.yawRate + rates * random.normal(),
    };
  },
};

/** Speed and angle that scatter, a speed that goes no higher, a steering sensor that has slipped. */
export const ODOMETRY_DISTURBER: Disturber<Odometry, null> = {
  /** The counter tells no more than `level` [m/s]. */
  saturated: ({ message, truth }, level) => ({ message: { ...message, speed: clip(message.speed, level) }, truth }),

  noisy(sample, sigma, random) {
    return {
      ...sample,
      speed: sample.speed + sigma * random.normal(),
      steer: sample.steer + sigma * STEER_SHARE * random.normal(),
    };
  },

  shifted: (sample, { yaw }) => ({ ...sample, steer: sample.steer + yaw }),
};

function clip(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
