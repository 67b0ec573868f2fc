import { z } from 'zod';
import { ULTRASONIC_PRESET_NAMES, ULTRASONIC_PRESETS } from '../../sensors/ultrasonic/ultrasonic-parameters.ts';
import { nameSchema, sensorFields } from './sensor-fields.ts';

/** An ultrasonic sensor; what is left out is as its preset has it. It usually sits in the bumper. */
export const ultrasonicSchema = z
  .strictObject({
    kind: z.literal('ultrasonic'),
    name: nameSchema,
    ...sensorFields({ rate: 20, mount: { x: 3.5, z: 0.5 } }),
    preset: z.enum(ULTRASONIC_PRESET_NAMES).default('parking').describe('a part by name; fields below change it'),
    minRange: z.number().min(0.02).max(5).optional().describe('nearest distance that is told [m]'),
    maxRange: z.number().min(0.2).max(12).optional().describe('a wall straight ahead is heard up to here [m]'),
    halfAngleDeg: z.number().min(1).max(85).optional().describe('half the width of the cone [degrees]'),
    halfHeightDeg: z.number().min(1).max(85).optional().describe('half the height of the cone [degrees]'),
    rangeSigma: z.number().min(0).max(1).optional().describe('noise of a distance [m]'),
    rangeShare: z.number().min(0).max(0.5).optional().describe('and this share of it [1]'),
    speedError: z.number().min(0).max(0.1).optional().describe('of sound, drawn once: standard deviation [1]'),
    resolution: z.number().min(0).max(1).optional().describe('smallest difference that is told [m]'),
    edgeLoss: z.number().min(0).max(60).optional().describe('echo of an edge below that of a wall [dB]'),
    incidenceLoss: z.number().min(0).max(60).optional().describe('echo of a wall at 30 degrees below straight [dB]'),
    fading: z.number().min(0).max(20).optional().describe('of echoes from ping to ping: standard deviation [dB]'),
    crossTalk: z.number().min(0).max(1).optional().describe("share of pings that hear another's sound [1]"),
  })
  .superRefine(({ preset, minRange, maxRange }, context) => {
    const nearest = minRange ?? ULTRASONIC_PRESETS[preset].minRange;
    const farthest = maxRange ?? ULTRASONIC_PRESETS[preset].maxRange;
    if (nearest < farthest) return;
    const [path, message] =
      maxRange === undefined
        ? ['minRange', `expected less than the farthest distance, ${farthest} m`]
        : ['maxRange', `expected more than the nearest distance, ${nearest} m`];
    context.addIssue({ code: 'custom', path: [path], message });
  });

export type UltrasonicFields = z.infer<typeof ultrasonicSchema>;
