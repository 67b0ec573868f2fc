import { z } from 'zod';
import { RADAR_PRESETS, type RadarPreset } from '../../sensors/radar/radar-parameters.ts';
import { nameSchema, sensorFields } from './sensor-fields.ts';

const PRESETS = Object.keys(RADAR_PRESETS) as [RadarPreset, ...RadarPreset[]];

/** Something above zero, up to `most`. */
function positive(most: number) {
  return z.number().gt(0).max(most).optional();
}

/** A radar; what is left out is as its preset has it. It usually sits in the bumper. */
export const radarSchema = z
  .strictObject({
    kind: z.literal('radar'),
    name: nameSchema,
    ...sensorFields({ rate: 10, mount: { x: 3.7, z: 0.5 } }),
    preset: z.enum(PRESETS).default('long-range'),
    fov: z.number().min(1).max(160).optional().describe('across [degrees]'),
    elevationFov: z.number().min(1).max(90).optional().describe('up and down [degrees]'),
    rangeMin: z.number().min(0.05).max(50).optional().describe('[m]'),
    rangeMax: z.number().min(1).max(500).optional().describe('[m]'),
    rangeResolution: z.number().min(0.05).max(50).optional().describe('[m]'),
    azimuthResolution: z.number().min(0.1).max(90).optional().describe('[degrees]'),
    rangeRateResolution: z.number().min(0.02).max(50).optional().describe('[m/s]'),
    rangeRateMax: positive(200).describe('either way [m/s]'),
    rangeAccuracy: z.number().min(0).max(20).optional().describe('least deviation [m]'),
    azimuthAccuracy: z.number().min(0).max(20).optional().describe('least deviation [degrees]'),
    rangeRateAccuracy: z.number().min(0).max(20).optional().describe('least deviation [m/s]'),
    snrAt100m: z.number().min(-40).max(120).optional().describe('of 10 m^2 on the axis [dB]'),
    falseAlarmProbability: z.number().min(1e-12).max(0.01).optional().describe('in a cell [1]'),
    clutterRate: z.number().min(0).max(200).optional().describe('mean detections of nothing a cycle [1]'),
    wallLoss: z.number().min(0).max(60).nullable().optional().describe('of a bounce [dB]; null: no ghosts'),
    maxDetections: z.int().min(1).max(10_000).optional(),
  })
  .superRefine(({ preset, ...given }, context) => {
    const usual = RADAR_PRESETS[preset];
    const rangeMin = given.rangeMin ?? usual.rangeMin;
    const rangeMax = given.rangeMax ?? usual.rangeMax;
    if (rangeMin < rangeMax) return;
    const path = given.rangeMax === undefined ? 'rangeMin' : 'rangeMax';
    context.addIssue({
      code: 'custom',
      path: [path],
      message: `found a nearest distance of ${rangeMin} m and a farthest of ${rangeMax} m; expected the nearest below the farthest`,
    });
  });

export type RadarFields = z.infer<typeof radarSchema>;
