import { z } from 'zod';
import { cameraSchema } from './camera-schema.ts';
import { gnssSchema } from './gnss-schema.ts';
import { imuSchema } from './imu-schema.ts';
import { lidarSchema } from './lidar-schema.ts';
import { odometrySchema } from './odometry-schema.ts';
import { radarSchema } from './radar-schema.ts';
import { ultrasonicSchema } from './ultrasonic-schema.ts';

/** Most sensors on one vehicle. */
const MOST = 64;

/** Any sensor, by its kind. A new kind is a line here and one in make-sensor.ts. */
export const sensorSchema = z.discriminatedUnion('kind', [
  cameraSchema,
  lidarSchema,
  radarSchema,
  gnssSchema,
  imuSchema,
  odometrySchema,
  ultrasonicSchema,
]);

/** A rig file, `rigs/*.json`, or a scene's own. */
export const rigSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1).default('inline'),
  description: z.string().default('').describe('what it is for, in one line'),
  view: z
    .enum(['front', 'all-round'])
    .default('front')
    .describe('where an oracle sees without a front camera: the 70 degrees of one, or all around'),
  sensors: z.array(sensorSchema).max(MOST),
});

export type RigSensor = z.infer<typeof sensorSchema>;
export type Rig = Readonly<z.infer<typeof rigSchema>>;
