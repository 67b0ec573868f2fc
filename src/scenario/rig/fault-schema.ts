import { z } from 'zod';
import { TICKS_PER_SECOND } from '../../core/tick.ts';

const seconds = z.number().min(0).max(3600);
const degrees = z.number().min(-180).max(180);
const turn = degrees.default(0);
const move = z.number().min(-5).max(5).default(0);

/** When a fault of the scene is at work. */
const scheduled = {
  from: seconds.default(0).describe('[s]'),
  to: seconds.optional().describe('[s]; default: to the end'),
  when: z
    .strictObject({ event: z.string().min(1) })
    .optional()
    .describe('an event of the storyboard, from which the times are counted'),
};

/** One fault of one sensor, see docs/sensors.md; `when` are the fields that say from when to when. */
export function faultEffect<When extends z.ZodRawShape>(when: When) {
  const common = { sensor: z.string().min(1).describe('its topic, for example "camera.front" or "gnss"'), ...when };
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('dead'), ...common }),
    z.strictObject({ kind: z.literal('frozen'), ...common }),
    z.strictObject({
      kind: z.literal('delayed'),
      ...common,
      delay: z
        .number()
        .positive()
        .max(10)
        .refine((delay) => Math.abs(delay * TICKS_PER_SECOND - Math.round(delay * TICKS_PER_SECOND)) < 1e-9, {
          message: `expected whole ticks of ${1 / TICKS_PER_SECOND} s, such as 0.3`,
        })
        .describe('[s]'),
    }),
    z.strictObject({ kind: z.literal('dropped'), ...common, probability: z.number().gt(0).max(1) }),
    z.strictObject({
      kind: z.literal('sector'),
      ...common,
      right: degrees.describe('where it begins, from straight ahead, left positive [degrees]'),
      left: degrees.describe('where it ends, counter-clockwise from there [degrees]'),
    }),
    z.strictObject({ kind: z.literal('saturated'), ...common, level: z.number().positive().max(1000).optional() }),
    z.strictObject({ kind: z.literal('noisy'), ...common, sigma: z.number().positive().max(1000).optional() }),
    z.strictObject({
      kind: z.literal('shifted'),
      ...common,
      by: z.strictObject({ x: move, y: move, z: move, yaw: turn, pitch: turn, roll: turn }).describe('[m], [degrees]'),
    }),
    z.strictObject({
      kind: z.literal('swapped'),
      ...common,
      with: z.string().min(1).describe('the topic of the other'),
    }),
  ]);
}

export const faultSchema = faultEffect(scheduled);

export const faultsSchema = z.array(faultSchema).max(1000).default([]);

export type FaultFields = z.infer<typeof faultSchema>;
