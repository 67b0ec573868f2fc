import { z } from 'zod';
import { nameSchema, sensorFields } from './sensor-fields.ts';

export const gnssSchema = z.strictObject({
  kind: z.literal('gnss'),
  name: nameSchema.default('gnss'),
  ...sensorFields({ rate: 10 }),
});

export type GnssFields = z.infer<typeof gnssSchema>;
