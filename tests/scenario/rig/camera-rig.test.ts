import { describe, expect, test } from 'vitest';
import { calibrationOf } from '../../../src/scenario/rig/calibration-of.ts';
import { cameraParameters } from '../../../src/scenario/rig/camera-optics.ts';
import { type CameraFields, cameraSchema } from '../../../src/scenario/rig/camera-schema.ts';
import { DEFAULT_CAMERA, DEFAULT_PHOTO } from '../../../src/sensors/camera/camera-parameters.ts';

function problems(fields: object): string[] {
  const { error } = cameraSchema.safeParse({ kind: 'camera', name: 'a', ...fields });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const fields = (given: object): CameraFields => cameraSchema.parse({ kind: 'camera', name: 'a', ...given });

describe("a camera's fields", () => {
  test("left out are the model's defaults, which are the starter camera's", () => {
    expect(cameraParameters(fields({}))).toEqual(DEFAULT_CAMERA);
    expect(cameraParameters(fields({ photo: {} })).photo).toEqual(DEFAULT_PHOTO);
  });

  test('a lens sees as wide as it can and no wider', () => {
    expect(problems({ fov: 220, lens: { model: 'kannala-brandt' } })).toEqual([]);
    expect(problems({ fov: 180 })[0]).toContain('fov: expected at most 170 degrees for a pinhole');
    const folding = { model: 'brown-conrady', k1: -0.5 };
    expect(problems({ fov: 110, lens: folding })[0]).toContain('fold its picture back');
    expect(problems({ fov: 50, lens: folding })).toEqual([]);
  });

  test('a picture whose tables would fill the memory is refused', () => {
    expect(problems({ width: 4096, height: 4096 })).toEqual([]);
    expect(problems({ width: 1920, height: 1080, quality: { antialiasing: 2 } })).toEqual([]);
    expect(problems({ width: 4096, height: 2304, quality: { antialiasing: 2 } })[0]).toContain(
      'width: expected at most',
    );
  });

  test('say by which renderer the app shows it, which the model does not get to know', () => {
    expect(fields({}).render).toBe('raster');
    expect(cameraParameters(fields({ render: 'webgl' }))).toEqual(DEFAULT_CAMERA);
    expect(problems({ render: 'vulkan' })[0]).toMatch(/^render: .*"raster"\|"webgl"/);
  });

  test('that make no sense are refused, all at once', () => {
    const found = problems({
      lens: { model: 'brown-conrady', k4: 1 },
      quality: { antialiasing: 3 },
      truth: ['normals', 'smell'],
      photo: { chip: { bits: 4 }, exposure: { shortest: 0.01, longest: 0.001 }, jpeg: 101, whiteBalance: 100 },
    });
    for (const part of [
      'lens',
      'quality.antialiasing',
      'truth.1',
      'photo.chip.bits',
      'photo.exposure.longest',
      'photo.jpeg',
      'photo.whiteBalance',
    ]) {
      expect(found.filter((problem) => problem.startsWith(part))).toHaveLength(1);
    }
  });

  test('K and D go into the calibration that is published', () => {
    const lens = { model: 'kannala-brandt', k1: 0.02, k2: -0.005, k3: 0.001, k4: 0 };
    const sensors = [fields({ fov: 190, lens })];
    const [{ camera }] = calibrationOf({ name: 'a', description: '', view: 'front', sensors }).sensors;
    expect(camera?.model).toBe('kannala-brandt');
    expect([...(camera?.d ?? [])]).toEqual([0.02, -0.005, 0.001, 0]);
    // K spans the field of view: 128 pixels are the bent angle of half of it.
    const half = (95 * Math.PI) / 180;
    const bent = half * (1 + 0.02 * half ** 2 - 0.005 * half ** 4 + 0.001 * half ** 6);
    expect(camera?.k[0]).toBeCloseTo(128 / bent, 9);
  });
});
