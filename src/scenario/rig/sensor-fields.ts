import { z } from 'zod';
import { TICKS_PER_SECOND } from '../../core/tick.ts';

/** Farthest from the vehicle's origin that a sensor may sit [m]: a bus or a trailer, not another vehicle. */
const REACH = 20;

const degrees = z.number().min(-180).max(180).default(0);
const metres = z.number().min(-REACH).max(REACH).default(0);

/** Place and attitude in the vehicle frame: x forward, y left, z up from the rear axle's centre on the ground. */
export function mountSchema(usual: { readonly x?: number; readonly z?: number; readonly pitch?: number } = {}) {
  return z.strictObject({
    x: metres.default(usual.x ?? 0).describe('forward [m]'),
    y: metres.describe('to the left [m]'),
    z: z
      .number()
      .max(REACH)
      .default(usual.z ?? 0)
      .describe('above the ground [m]'),
    yaw: degrees.describe('to the left [degrees]'),
    pitch: degrees.default(usual.pitch ?? 0).describe('nose down [degrees]'),
    roll: degrees.describe('to the right [degrees]'),
  });
}

/** How far the mount that the driver is told is off the true one. */
const calibrationErrorSchema = z.strictObject({
  x: z.number().min(-1).max(1).default(0).describe('[m], and so are y and z'),
  y: z.number().min(-1).max(1).default(0),
  z: z.number().min(-1).max(1).default(0),
  yaw: z.number().min(-20).max(20).default(0).describe('[degrees], and so are pitch and roll'),
  pitch: z.number().min(-20).max(20).default(0),
  roll: z.number().min(-20).max(20).default(0),
});

/** For cameras, of the focal length too. */
export const cameraCalibrationErrorSchema = calibrationErrorSchema.extend({
  focal: z.number().min(-0.5).max(0.5).default(0).describe('share of the focal length [1]'),
});

export const nameSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'expected a letter, then letters, digits, - or _, at most 40');

const DIVISORS = Array.from({ length: TICKS_PER_SECOND }, (_, i) => i + 1).filter((n) => TICKS_PER_SECOND % n === 0);

/** Measurements a second. */
export function rateSchema(usual: number) {
  return z
    .number()
    .refine((rate) => DIVISORS.includes(rate), {
      message: `expected a rate that divides ${TICKS_PER_SECOND}: ${DIVISORS.join(', ')}`,
    })
    .default(usual)
    .describe('measurements a second [Hz]');
}

/** Time from the measurement to when the driver has it. */
export const latencySchema = z
  .number()
  .min(0)
  .max(2)
  .refine((seconds) => Math.abs(seconds * TICKS_PER_SECOND - Math.round(seconds * TICKS_PER_SECOND)) < 1e-9, {
    message: `expected whole ticks of ${1 / TICKS_PER_SECOND} s, such as 0.03`,
  })
  .default(0)
  .describe('[s]');

export interface UsualSensor {
  readonly rate: number;
  readonly mount?: { readonly x?: number; readonly z?: number; readonly pitch?: number };
}

/** What every sensor has beside the parameters of its kind. */
export function sensorFields(usual: UsualSensor) {
  const mount = mountSchema(usual.mount);
  return {
    mount: mount.default(mount.parse({})),
    rate: rateSchema(usual.rate),
    latency: latencySchema,
    calibrationError: calibrationErrorSchema.optional().describe('told minus true; default: told as it is'),
  };
}
