import { z } from 'zod';
import { degreesToRadians } from '../../core/math/angle.ts';
import { calibrationOf, DEFAULT_CAMERA } from '../../sensors/camera/camera-parameters.ts';
import { photoSchema } from './photo-schema.ts';
import { cameraCalibrationErrorSchema, nameSchema, sensorFields } from './sensor-fields.ts';

/** 0.04 rad, to the bit: the front camera looks slightly down at the road. */
const PITCH = 2.291831180523293;

const coefficient = z.number().min(-10).max(10).default(0);

const lensSchema = z.discriminatedUnion('model', [
  z.strictObject({ model: z.literal('pinhole') }),
  z.strictObject({
    model: z.literal('brown-conrady'),
    k1: coefficient,
    k2: coefficient,
    p1: coefficient,
    p2: coefficient,
    k3: coefficient,
  }),
  z.strictObject({
    model: z.literal('kannala-brandt'),
    k1: coefficient,
    k2: coefficient,
    k3: coefficient,
    k4: coefficient,
  }),
]);

const { quality } = DEFAULT_CAMERA;
const qualitySchema = z.strictObject({
  antialiasing: z
    .union([z.literal(1), z.literal(2)], { error: 'expected 1 or 2 samples along each side of a pixel' })
    .default(quality.antialiasing),
  shadows: z.boolean().default(quality.shadows),
  ambientOcclusion: z.boolean().default(quality.ambientOcclusion),
  textures: z.boolean().default(quality.textures),
});

/** The usual camera is the front camera behind the windscreen. */
export const cameraSchema = z
  .strictObject({
    kind: z.literal('camera'),
    name: nameSchema,
    ...sensorFields({ rate: 10, mount: { x: 1.9, z: 1.35, pitch: PITCH } }),
    width: z.int().min(16).max(4096).default(256).describe('[pixels]'),
    height: z.int().min(16).max(4096).default(128).describe('[pixels]'),
    fov: z.number().min(1).max(240).default(70).describe('horizontal field of view, edge to edge [degrees]'),
    lens: lensSchema.default(DEFAULT_CAMERA.lens).describe("coefficients of OpenCV's models; default: a pinhole"),
    quality: qualitySchema.default(quality).describe('how the picture is drawn'),
    photo: photoSchema.optional().describe("exposure, chip, shutter and lens flaws; default: the starter camera's"),
    render: z
      .enum(['raster', 'webgl'])
      .default('raster')
      .describe("what the app shows of it; on the bus is the rasteriser's picture either way"),
    truth: z
      .array(z.enum(['normals', 'flow', 'boxes', 'marks']))
      .default([])
      .describe('what truth.camera.<name> holds beside depth, class and instance'),
    calibrationError: cameraCalibrationErrorSchema.optional().describe('told minus true; default: told as it is'),
  })
  .superRefine(({ width, height, fov, lens, quality: { antialiasing }, photo, truth }, { addIssue }) => {
    const isPlain = lens.model === 'pinhole' && antialiasing === 1 && photo === undefined && truth.length === 0;
    const samples = width * height * antialiasing * antialiasing;
    if (!isPlain && samples > MOST_SAMPLES)
      addIssue({
        code: 'custom',
        path: ['width'],
        message: `expected at most ${MOST_SAMPLES} samples of light with a lens, antialiasing, photo or truth (width x height, four times that with antialiasing); found ${samples}`,
      });
    const flat = lens.model !== 'kannala-brandt' && fov > MOST_FLAT;
    const seen = { ...DEFAULT_CAMERA, width, height, fieldOfView: degreesToRadians(fov), lens };
    if (!flat && calibrationOf(seen) !== null) return;
    const message =
      lens.model === 'pinhole'
        ? `expected at most ${MOST_FLAT} degrees for a pinhole; a "kannala-brandt" lens sees wider`
        : 'expected a field of view within which the lens does not fold its picture back; found coefficients that do';
    addIssue({ code: 'custom', path: ['fov'], message });
  });

/** Samples of a 4K picture: tables of more take gigabytes. */
const MOST_SAMPLES = 3840 * 2160;

/** Widest picture on a plane [degrees]. */
const MOST_FLAT = 170;

export type CameraFields = z.infer<typeof cameraSchema>;
