import { z } from 'zod';
import { nameSchema, sensorFields } from './sensor-fields.ts';

export const imuSchema = z.strictObject({
  kind: z.literal('imu'),
  name: nameSchema.default('imu'),
  ...sensorFields({ rate: 100 }),
});

export type ImuFields = z.infer<typeof imuSchema>;
