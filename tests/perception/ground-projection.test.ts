import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraCalibration } from '../../src/core/messages/camera-frame.ts';
import { composePoses } from '../../src/core/pose.ts';
import { GroundProjection } from '../../src/perception/ground-projection.ts';
import { SurfaceProjection } from '../../src/perception/surface-projection.ts';
import { VehicleFrame } from '../../src/perception/vehicle-frame.ts';

const level: CameraCalibration = {
  width: 256,
  height: 128,
  fx: 200,
  fy: 200,
  cx: 128,
  cy: 64,
  mount: { x: 1.5, y: 0.1, z: 1.4, yaw: 0, pitch: 0, roll: 0 },
};

const origin = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };

const mounts = fc.record({
  x: fc.double({ min: -1, max: 3, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
  z: fc.double({ min: 0.8, max: 2.5, noNaN: true }),
  yaw: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  pitch: fc.double({ min: -0.05, max: 0.3, noNaN: true }),
  roll: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
});

describe('GroundProjection', () => {
  it('meets the ground of a level camera where similar triangles say', () => {
    const projection = new GroundProjection(level, 128, 64);
    const point = { x: 0, y: 0, z: 0 };
    // Mask focal length 100: 14 rows below the horizon is 1.4 * 100 / 14 = 10 m ahead, 20 columns right is 2 m right.
    expect(projection.groundAt(84, 46, point)).toBe(true);
    expect(point.x).toBeCloseTo(11.5, 12);
    expect(point.y).toBeCloseTo(-1.9, 12);
    expect(projection.groundAt(64, 32, point)).toBe(false);
    expect(projection.groundAt(64, 10, point)).toBe(false);
  });

  it('takes positive pitch for nose down and positive roll for left side up', () => {
    const point = { x: 0, y: 0, z: 0 };
    const down = new GroundProjection({ ...level, mount: { ...level.mount, pitch: 0.1 } }, 128, 64);
    down.groundAt(64, 32, point);
    expect(point.x).toBeCloseTo(1.5 + 1.4 / Math.tan(0.1), 9);
    const rolled = new GroundProjection({ ...level, mount: { ...level.mount, roll: 0.1 } }, 128, 64);
    const ray = { x: 0, y: 0, z: 0 };
    rolled.rayAt(0, 32, ray);
    expect(ray.z).toBeGreaterThan(0);
  });

  it('finds the mask point of the ground that a mask point shows, for any mount', () => {
    fc.assert(
      fc.property(
        mounts,
        fc.double({ min: 0, max: 128, noNaN: true }),
        fc.double({ min: 0, max: 64, noNaN: true }),
        (mount, u, v) => {
          const projection = new GroundProjection({ ...level, mount }, 128, 64);
          const point = { x: 0, y: 0, z: 0 };
          if (!projection.groundAt(u, v, point)) return;
          const pixel = { u: 0, v: 0, depth: 0 };
          expect(projection.maskAt(point.x, point.y, 0, pixel)).toBe(true);
          expect(pixel.u).toBeCloseTo(u, 8);
          expect(pixel.v).toBeCloseTo(v, 8);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it('holds the same ground in its table as at pixel centres', () => {
    const projection = new GroundProjection(level, 128, 64);
    const point = { x: 0, y: 0, z: 0 };
    for (const [i, j] of [
      [0, 63],
      [100, 40],
      [64, 33],
    ]) {
      projection.groundAt(i + 0.5, j + 0.5, point);
      expect(projection.groundX[j * 128 + i]).toBe(point.x);
      expect(projection.groundY[j * 128 + i]).toBe(point.y);
    }
    expect(projection.groundX[10 * 128]).toBeNaN();
  });
});

/** Ground z = f(x) with a constant slope far away: a hill's foot or crest. */
function profile(height: (x: number) => number): { surfaceAt(x: number, y: number, out: object): boolean } {
  return {
    surfaceAt(x, _y, out) {
      const slope = (height(x + 0.01) - height(x - 0.01)) / 0.02;
      const n = Math.sqrt(1 + slope * slope);
      Object.assign(out, { z: height(x), nx: -slope / n, ny: 0, nz: 1 / n });
      return true;
    },
  };
}

describe('SurfaceProjection', () => {
  const projection = new GroundProjection(level, 128, 64);

  it('agrees with the flat projection on a constant slope, at any heading', () => {
    for (const yaw of [0, 1, -2.5]) {
      const surface = profile((x) => 3 + 0.08 * x);
      const frame = new VehicleFrame();
      const under = { z: 0, nx: 0, ny: 0, nz: 1 };
      surface.surfaceAt(20, 5, under);
      frame.place(20, 5, yaw, under);
      const onSurface = new SurfaceProjection(projection, surface, frame);
      const a = { x: 0, y: 0, z: 0 };
      const b = { x: 0, y: 0, z: 0 };
      for (let v = 36.5; v < 64; v += 3) {
        expect(projection.groundAt(30.5, v, a)).toBe(true);
        expect(onSurface.groundAt(30.5, v, b)).toBe(true);
        expect(b.x).toBeCloseTo(a.x, 4);
        expect(b.y).toBeCloseTo(a.y, 4);
      }
    }
  });

  it.each([
    ['a sag', (x: number) => (x > 0 ? 0.0015 * x * x : 0)],
    ['a crest', (x: number) => (x > 0 ? -0.0008 * x * x : 0)],
  ])('finds points that stand on %s', (_name, height) => {
    const frame = new VehicleFrame();
    frame.place(0, 0, 0, { z: 0, nx: 0, ny: 0, nz: 1 });
    const onSurface = new SurfaceProjection(projection, profile(height), frame);
    const pixel = { u: 0, v: 0, depth: 0 };
    const point = { x: 0, y: 0, z: 0 };
    for (let x = 6; x <= 32; x += 2) {
      expect(projection.maskAt(x, 2, height(x), pixel)).toBe(true);
      expect(onSurface.groundAt(pixel.u, pixel.v, point)).toBe(true);
      expect(Math.abs(point.x - x)).toBeLessThan(0.4);
      expect(Math.abs(point.y - 2)).toBeLessThan(0.03);
    }
  });

  it('makes up for the lean of the body', () => {
    const [pitch, roll] = [0.02, -0.03];
    // A camera that leans with the body is a level body's camera that is mounted askew.
    const mount = { ...level.mount, ...composePoses({ ...origin, pitch, roll }, level.mount, { ...origin }) };
    const askew = new GroundProjection({ ...level, mount }, 128, 64);
    const frame = new VehicleFrame();
    frame.place(0, 0, 0, { z: 0, nx: 0, ny: 0, nz: 1 });
    frame.leanBody(pitch, roll);
    const leaning = new SurfaceProjection(
      projection,
      profile(() => 0),
      frame,
    );
    const a = { x: 0, y: 0, z: 0 };
    const b = { x: 0, y: 0, z: 0 };
    for (const [u, v] of [
      [10, 60],
      [64, 45],
      [120, 40],
    ]) {
      expect(askew.groundAt(u, v, a)).toBe(true);
      expect(leaning.groundAt(u, v, b)).toBe(true);
      expect(b.x).toBeCloseTo(a.x, 2);
      expect(b.y).toBeCloseTo(a.y, 2);
    }
  });

  it('finds no ground above the horizon', () => {
    const frame = new VehicleFrame();
    frame.place(0, 0, 0, { z: 0, nx: 0, ny: 0, nz: 1 });
    const onSurface = new SurfaceProjection(
      projection,
      profile(() => 0),
      frame,
    );
    expect(onSurface.groundAt(64, 20, { x: 0, y: 0, z: 0 })).toBe(false);
  });
});

describe('VehicleFrame', () => {
  it('turns back what it has turned', () => {
    const frame = new VehicleFrame();
    const n = Math.sqrt(0.1 * 0.1 + 0.05 * 0.05 + 1);
    frame.place(12, -7, 2.2, { z: 4, nx: 0.1 / n, ny: -0.05 / n, nz: 1 / n });
    const point = { x: 15, y: -3, z: 0.7 };
    const out = { x: 0, y: 0, z: 0 };
    frame.toMap(point, out);
    frame.toVehicle(out, out);
    expect(out.x).toBeCloseTo(15, 12);
    expect(out.y).toBeCloseTo(-3, 12);
    expect(out.z).toBeCloseTo(0.7, 12);
  });

  it('heads where it is told, in the tangent plane', () => {
    const frame = new VehicleFrame();
    const n = Math.sqrt(1.01);
    frame.place(0, 0, 0.3, { z: 0, nx: -0.1 / n, ny: 0, nz: 1 / n });
    const out = { x: 0, y: 0, z: 0 };
    frame.toMap({ x: 10, y: 0, z: 0 }, out);
    expect(Math.atan2(out.y, out.x)).toBeCloseTo(0.3, 12);
    expect(out.z).toBeCloseTo(0.1 * out.x, 12);
  });
});
