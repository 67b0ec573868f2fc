import { z } from 'zod';
import { DEFAULT_CHIP, DEFAULT_EXPOSURE, DEFAULT_PHOTO } from '../../sensors/camera/camera-parameters.ts';

const share = z.number().min(0).max(1);

const exposureSchema = z
  .strictObject({
    mode: z.enum(['auto', 'manual']).default(DEFAULT_EXPOSURE.mode),
    value: z
      .number()
      .min(1e-4)
      .max(1e4)
      .default(DEFAULT_EXPOSURE.value)
      .describe('of manual: 1 is a shutter of 8 ms at gain 1, under which a white card by day is white'),
    target: z.number().min(0.01).max(1).default(DEFAULT_EXPOSURE.target).describe('mean linear light, 1 = white'),
    settle: z.number().min(0.01).max(30).default(DEFAULT_EXPOSURE.settle).describe('to 1/e of a step [s]'),
    metering: z.enum(['average', 'centre', 'spot']).default(DEFAULT_EXPOSURE.metering),
    shortest: z.number().min(1e-6).max(0.1).default(DEFAULT_EXPOSURE.shortest).describe('shutter [s]'),
    longest: z.number().min(1e-6).max(0.1).default(DEFAULT_EXPOSURE.longest).describe('shutter [s]'),
    mostGain: z.number().min(1).max(256).default(DEFAULT_EXPOSURE.mostGain).describe('[1]'),
  })
  .refine(({ shortest, longest }) => shortest <= longest, {
    path: ['longest'],
    message: 'expected at least the shortest shutter',
  });

const chipSchema = z.strictObject({
  fullWell: z.number().min(100).max(1e6).default(DEFAULT_CHIP.fullWell).describe('[electrons]'),
  readNoise: z.number().min(0).max(1000).default(DEFAULT_CHIP.readNoise).describe('[electrons]'),
  darkCurrent: z.number().min(0).max(1e6).default(DEFAULT_CHIP.darkCurrent).describe('[electrons/s]'),
  nonUniformity: z.number().min(0).max(0.5).default(DEFAULT_CHIP.nonUniformity).describe('of sensitivity [1]'),
  bits: z.int().min(8).max(16).default(DEFAULT_CHIP.bits).describe('of the converter'),
});

/** What makes a photograph of the light; an empty object takes all usual values. */
export const photoSchema = z.strictObject({
  exposure: exposureSchema.default(DEFAULT_EXPOSURE),
  chip: chipSchema.default(DEFAULT_CHIP),
  whiteBalance: z
    .union([z.literal('auto'), z.number().min(1700).max(25_000)], {
      error: 'expected "auto" or a colour temperature of 1700 to 25000 K',
    })
    .default(DEFAULT_PHOTO.whiteBalance),
  vignetting: share.default(DEFAULT_PHOTO.vignetting).describe('1 is the cosine-fourth law in full'),
  flare: z.number().min(0).max(10).default(DEFAULT_PHOTO.flare).describe('stray light of the sun [1]'),
  motionBlur: z.boolean().default(DEFAULT_PHOTO.motionBlur),
  lineTime: z
    .number()
    .min(0)
    .max(0.001)
    .default(DEFAULT_PHOTO.lineTime)
    .describe('from one row to the next [s]; 0 is a global shutter'),
  jpeg: z.int().min(0).max(100).default(DEFAULT_PHOTO.jpeg).describe('quality; 0 for none'),
  dirt: share.default(DEFAULT_PHOTO.dirt).describe('share of the lens'),
  drops: z.number().min(0).max(0.95).default(DEFAULT_PHOTO.drops).describe('share of the lens'),
});
