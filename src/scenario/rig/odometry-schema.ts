import { z } from 'zod';
import { ODOMETRY_PRESET_NAMES } from '../../sensors/odometry/odometry-parameters.ts';
import { nameSchema, sensorFields } from './sensor-fields.ts';

export const odometrySchema = z.strictObject({
  kind: z.literal('odometry'),
  name: nameSchema.default('odometry'),
  ...sensorFields({ rate: 100 }),
  preset: z.enum(ODOMETRY_PRESET_NAMES).default('driver').describe('sensors by name; fields below change them'),
  radiusError: z.number().min(0).max(0.2).optional().describe("of the tyres' radius: standard deviation [1]"),
  isEachWheel: z.boolean().optional().describe('whether each wheel has a radius of its own'),
  teeth: z.int().min(0).max(100_000).optional().describe("teeth of each wheel's encoder, 0 for none"),
  toothError: z.number().min(0).max(0.2).optional().describe("deviation of a tooth's place over their distance [1]"),
  slip: z.number().min(0).max(0.5).optional().describe('slip of braked and driven wheels over force over load [1]'),
  speedResolution: z.number().min(0).max(10).optional().describe('smallest difference of speed that is told [m/s]'),
  steerResolution: z.number().min(0).max(0.1).optional().describe('the same of the road-wheel angle [rad]'),
  steerOffset: z.number().min(0).max(0.2).optional().describe('drawn once a run: standard deviation [rad]'),
});

export type OdometryFields = z.infer<typeof odometrySchema>;
