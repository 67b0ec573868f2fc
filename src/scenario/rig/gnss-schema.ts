import { z } from 'zod';
import { GNSS_PRESET_NAMES } from '../../sensors/gnss/gnss-parameters.ts';
import { nameSchema, sensorFields } from './sensor-fields.ts';

const metres = z.number().min(0).max(1000);

export const gnssSchema = z.strictObject({
  kind: z.literal('gnss'),
  name: nameSchema.default('gnss'),
  ...sensorFields({ rate: 10 }),
  preset: z.enum(GNSS_PRESET_NAMES).default('driver').describe('a part by name; fields below change it'),
  whiteSigma: metres.optional().describe('noise from fix to fix, each horizontal axis [m]'),
  biasSigma: metres.optional().describe('what wanders slowly, each horizontal axis [m]'),
  biasTau: z.number().min(0.1).max(1e5).optional().describe('its correlation time [s]'),
  verticalRatio: z.number().min(0).max(10).optional().describe('vertical error over horizontal error [1]'),
  sky: z.boolean().optional().describe('whether buildings, bridges and tunnels hide satellites'),
  multipathSigma: metres.optional().describe('error by reflections where buildings hide all satellites [m]'),
  multipathTau: z.number().min(0.1).max(1e5).optional().describe('its correlation time [s]'),
  elevationMaskDeg: z.number().min(0).max(60).optional().describe('lower satellites are not used [degrees]'),
  constellations: z.int().min(1).max(4).optional().describe('satellite systems; 1 is GPS alone'),
  hour: z.number().min(0).max(24).optional().describe("hour of the satellites' day [h]"),
  reacquisition: z.number().min(0).max(120).optional().describe('time from the return of the sky to the first fix [s]'),
});

export type GnssFields = z.infer<typeof gnssSchema>;
