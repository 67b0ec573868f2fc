import { z } from 'zod';
import { TICKS_PER_SECOND } from '../../core/tick.ts';

const seconds = z.number().min(0).max(3600);
const degrees = z.number().min(-180).max(180);
const turn = degrees.default(0);
const move = z.number().min(-5).max(5).default(0);

/** Which sensor, and from when to when. */
const when = {
  sensor: z.string().min(1).describe('its topic, for example "camera.front" or "gnss"'),
  from: seconds.default(0).describe('[s]'),
  to: seconds.optional().describe('[s]; default: to the end'),
};

/** One fault of one sensor, see docs/sensors.md. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dead'), ...when }),
  z.strictObject({ kind: z.literal('frozen'), ...when }),
  z.strictObject({
    kind: z.literal('delayed'),
    ...when,
    delay: z
      .number()
      .positive()
      .max(10)
      .refine((delay) => Math.abs(delay * TICKS_PER_SECOND - Math.round(delay * TICKS_PER_SECOND)) < 1e-9, {
        message: `expected whole ticks of ${1 / TICKS_PER_SECOND} s, such as 0.3`,
      })
      .describe('[s]'),
  }),
  z.strictObject({ kind: z.literal('dropped'), ...when, probability: z.number().gt(0).max(1) }),
  z.strictObject({
    kind: z.literal('sector'),
    ...when,
    right: degrees.describe('where it begins, from straight ahead, left positive [degrees]'),
    left: degrees.describe('where it ends, counter-clockwise from there [degrees]'),
  }),
  z.strictObject({ kind: z.literal('saturated'), ...when, level: z.number().positive().max(1000).optional() }),
  z.strictObject({ kind: z.literal('noisy'), ...when, sigma: z.number().positive().max(1000).optional() }),
  z.strictObject({
    kind: z.literal('shifted'),
    ...when,
    by: z.strictObject({ x: move, y: move, z: move, yaw: turn, pitch: turn, roll: turn }).describe('[m], [degrees]'),
  }),
  z.strictObject({ kind: z.literal('swapped'), ...when, with: z.string().min(1).describe('the topic of the other') }),
]);

export const faultsSchema = z.array(faultSchema).max(1000).default([]);

export type FaultFields = z.infer<typeof faultSchema>;
