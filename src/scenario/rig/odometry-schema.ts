import { z } from 'zod';
import { nameSchema, sensorFields } from './sensor-fields.ts';

export const odometrySchema = z.strictObject({
  kind: z.literal('odometry'),
  name: nameSchema.default('odometry'),
  ...sensorFields({ rate: 100 }),
});

export type OdometryFields = z.infer<typeof odometrySchema>;
