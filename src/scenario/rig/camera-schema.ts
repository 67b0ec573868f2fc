import { z } from 'zod';
import { cameraCalibrationErrorSchema, nameSchema, sensorFields } from './sensor-fields.ts';

/** 0.04 rad, to the bit: the front camera looks slightly down at the road. */
const PITCH = 2.291831180523293;

/** The usual camera is the front camera behind the windscreen. */
export const cameraSchema = z.strictObject({
  kind: z.literal('camera'),
  name: nameSchema,
  ...sensorFields({ rate: 10, mount: { x: 1.9, z: 1.35, pitch: PITCH } }),
  width: z.int().min(16).max(4096).default(256).describe('[pixels]'),
  height: z.int().min(16).max(4096).default(128).describe('[pixels]'),
  fov: z.number().min(1).max(170).default(70).describe('horizontal field of view [degrees]'),
  calibrationError: cameraCalibrationErrorSchema.optional().describe('told minus true; default: told as it is'),
});

export type CameraFields = z.infer<typeof cameraSchema>;
