import { z } from 'zod';
import { IMU_PRESET_NAMES } from '../../sensors/imu/imu-parameters.ts';
import { nameSchema, sensorFields } from './sensor-fields.ts';

/** `unit` is that of the output: m/s^2 or rad/s. */
function triadSchema(unit: string) {
  const size = z.number().min(0).max(1000);
  return z.strictObject({
    noiseDensity: size.optional().describe(`white noise, one-sided density [${unit} / sqrt(Hz)]`),
    bias: size.optional().describe(`offset that calibration leaves, drawn once a run: standard deviation [${unit}]`),
    biasInstability: size.optional().describe(`B of IEEE Std 952: the Allan deviation's floor over 0.664 [${unit}]`),
    randomWalk: size.optional().describe(`K of IEEE Std 952 [${unit} / sqrt(s)]`),
    scaleError: z.number().min(0).max(0.5).optional().describe('drawn once a run: standard deviation [1]'),
    misalignment: z.number().min(0).max(0.5).optional().describe('of axes, drawn once: standard deviation [rad]'),
    range: size.optional().describe(`greatest value that is told, 0 for no limit [${unit}]`),
    resolution: size.optional().describe(`smallest difference that is told, 0 for none [${unit}]`),
  });
}

export const imuSchema = z.strictObject({
  kind: z.literal('imu'),
  name: nameSchema.default('imu'),
  ...sensorFields({ rate: 100 }),
  preset: z.enum(IMU_PRESET_NAMES).default('driver').describe('a part by name; fields below change it'),
  accelerometer: triadSchema('m/s^2').optional(),
  gyroscope: triadSchema('rad/s').optional(),
});

export type ImuFields = z.infer<typeof imuSchema>;
