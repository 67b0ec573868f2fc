import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CameraCalibration } from '../../../src/core/messages/camera-frame.ts';
import { calibrationOf, DEFAULT_CAMERA } from '../../../src/sensors/camera/camera-parameters.ts';
import { Lens, type LensParameters } from '../../../src/sensors/camera/lens.ts';
import { LensMap } from '../../../src/sensors/camera/lens-map.ts';

/** A wide dashboard camera, and a surround-view one, with coefficients of the size that calibrations give. */
const BARREL = { model: 'brown-conrady', k1: -0.28, k2: 0.07, p1: 0.0005, p2: -0.0003, k3: -0.008 } as const;
const FISHEYE = { model: 'kannala-brandt', k1: 0.02, k2: -0.005, k3: 0.001, k4: -0.0002 } as const;
const out = new Float64Array(3);

function projected(lens: Lens, x: number, y: number, z: number): [number, number] | null {
  return lens.project(x, y, z, out) ? [out[0], out[1]] : null;
}

describe('Lens', () => {
  test("brown-conrady is the equation of OpenCV's calib3d, term by term", () => {
    const { k1, k2, p1, p2, k3 } = BARREL;
    const lens = new Lens(BARREL);
    for (const [x, y] of [
      [0, 0],
      [0.4, -0.2],
      [-0.7, 0.5],
      [0.01, 0.9],
    ]) {
      const r2 = x * x + y * y;
      const radial = 1 + k1 * r2 + k2 * r2 ** 2 + k3 * r2 ** 3;
      const [u, v] = projected(lens, 3 * x, 3 * y, 3) as [number, number];
      expect(u).toBeCloseTo(x * radial + 2 * p1 * x * y + p2 * (r2 + 2 * x * x), 14);
      expect(v).toBeCloseTo(y * radial + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y, 14);
    }
  });

  test("fisheye is the equation of OpenCV's fisheye module, and goes on behind 90 degrees", () => {
    const { k1, k2, k3, k4 } = FISHEYE;
    const lens = new Lens(FISHEYE);
    for (const theta of [0.1, 0.8, 1.5, 1.8]) {
      for (const phi of [0, 1, 4]) {
        const [x, y, z] = [Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)];
        const bent = theta * (1 + k1 * theta ** 2 + k2 * theta ** 4 + k3 * theta ** 6 + k4 * theta ** 8);
        const [u, v] = projected(lens, 7 * x, 7 * y, 7 * z) as [number, number];
        expect(u).toBeCloseTo(bent * Math.cos(phi), 12);
        expect(v).toBeCloseTo(bent * Math.sin(phi), 12);
      }
    }
  });

  test.each([
    ['pinhole', { model: 'pinhole' }, 1.3],
    ['brown-conrady', BARREL, 0.75],
    ['pincushion', { model: 'brown-conrady', k1: 0.12, k2: 0.02, p1: -0.001, p2: 0.002, k3: 0 }, 1],
    ['fisheye', FISHEYE, 1.8],
  ] as const satisfies readonly (readonly [string, LensParameters, number])[])(
    '%s: from the image to a direction and back',
    (_, parameters, most) => {
      const lens = new Lens(parameters);
      const place = fc.tuple(fc.double({ min: 0, max: most, noNaN: true }), fc.double({ min: 0, max: 7, noNaN: true }));
      fc.assert(
        fc.property(place, ([r, phi]) => {
          const [u, v] = [r * Math.cos(phi), r * Math.sin(phi)];
          expect(lens.direction(u, v, out)).toBe(true);
          const [x, y, z] = out;
          expect(Math.hypot(x, y, z)).toBeCloseTo(1, 12);
          const back = projected(lens, x, y, z) as [number, number];
          expect(Math.hypot(back[0] - u, back[1] - v)).toBeLessThan(1e-9);
        }),
        { seed: 7 },
      );
    },
  );

  test('reach is where the picture would fold back: 1 + 3 k1 r^2 = 0', () => {
    const lens = new Lens({ model: 'brown-conrady', k1: -0.3, k2: 0, p1: 0, p2: 0, k3: 0 });
    expect(lens.reach).toBeGreaterThan(1 / Math.sqrt(0.9) - 0.011);
    expect(lens.reach).toBeLessThanOrEqual(1 / Math.sqrt(0.9));
    expect(projected(lens, 1.2, 0, 1)).toBeNull();
    expect(lens.direction(0.9, 0, out)).toBe(false);
    expect(projected(lens, 0, 0, -1)).toBeNull();
  });
});

describe('calibrationOf', () => {
  test('the edges of the middle row are half the field of view off the axis, by every lens', () => {
    for (const [lens, fieldOfView] of [
      [{ model: 'pinhole' }, 1.2],
      [BARREL, 1.6],
      [FISHEYE, 3.3],
    ] as const) {
      const calibration = calibrationOf({ ...DEFAULT_CAMERA, lens, fieldOfView });
      const { width, fx, cx, distortion } = calibration as CameraCalibration;
      expect(new Lens(lens).direction((width - cx) / fx, 0, out)).toBe(true);
      // The middle row lies off the axis by tangential distortion alone.
      expect(Math.atan2(Math.hypot(out[0], out[1]), out[2])).toBeCloseTo(fieldOfView / 2, 3);
      expect(distortion?.coefficients.length ?? 0).toBe(
        { pinhole: 0, 'brown-conrady': 5, 'kannala-brandt': 4 }[lens.model],
      );
    }
  });

  test('a lens that cannot see so wide has none', () => {
    expect(calibrationOf({ ...DEFAULT_CAMERA, fieldOfView: Math.PI })).toBeNull();
    expect(calibrationOf({ ...DEFAULT_CAMERA, lens: BARREL, fieldOfView: 3 })).toBeNull();
    const folds = { ...FISHEYE, k1: -0.3 };
    expect(calibrationOf({ ...DEFAULT_CAMERA, lens: folds, fieldOfView: 3 })).toBeNull();
  });
});

describe('LensMap', () => {
  test('every pixel is read where its ray meets a drawn picture, to a thousandth of a pixel', () => {
    for (const [lens, fieldOfView, sides] of [
      [BARREL, 1.6, 1],
      [FISHEYE, 3.3, 5],
      // All around: a square of 240 degrees shows in its corners what is behind.
      [{ model: 'kannala-brandt', k1: 0, k2: 0, k3: 0, k4: 0 }, 4.2, 6],
    ] as const) {
      const height = sides === 6 ? DEFAULT_CAMERA.width : DEFAULT_CAMERA.height;
      const calibration = calibrationOf({ ...DEFAULT_CAMERA, height, lens, fieldOfView }) as CameraCalibration;
      const map = new LensMap(calibration, new Lens(lens), 1);
      expect(map.sides.length).toBe(sides);
      let read = 0;
      for (const side of map.sides) {
        const { calibration: inner, first } = side;
        for (const p of side.pixels) {
          const [column, row] = [map.place[p] - first, Math.floor((map.place[p] - first) / inner.width)];
          const u = (column % inner.width) + map.right[p] + 0.5;
          const v = row + map.down[p] + 0.5;
          expect(u).toBeGreaterThan(0);
          expect(v).toBeLessThan(inner.height);
          // Angle between the ray that is read and the nearest drawn one: at most that of a pixel's half diagonal.
          const [dx, dy, dz] = map.drawn.subarray(3 * p, 3 * p + 3);
          const [x, y, z] = map.direction.subarray(3 * p, 3 * p + 3);
          const cosine = (dx * x + dy * y + dz * z) / Math.hypot(dx, dy, dz);
          expect(Math.acos(Math.min(1, cosine))).toBeLessThan(0.75 / inner.fx);
          read++;
        }
      }
      expect(read).toBe(map.nearest.filter((q) => q >= 0).length);
      expect(read).toBeGreaterThan(0.7 * map.nearest.length);
    }
  });
});
