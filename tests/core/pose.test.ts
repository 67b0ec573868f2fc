import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  composePoses,
  interpolatePoses,
  type Pose,
  rotationOfPose,
  setAttitude,
  toBody,
  toParent,
} from '../../src/core/pose.ts';
import { addScaled, cross, dot, normalize, subtract, type Vec3 } from '../../src/core/vector.ts';

const SEED = { seed: 20_240, numRuns: 1000 };
const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
const vector: fc.Arbitrary<Vec3> = fc.record({ x: coordinate, y: coordinate, z: coordinate });
const turn = fc.double({ min: -3.1, max: 3.1, noNaN: true });
const slope = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const pose: fc.Arbitrary<Pose> = fc.record({
  x: coordinate,
  y: coordinate,
  z: coordinate,
  yaw: turn,
  pitch: slope,
  roll: turn,
});

function poseOf(part: Partial<Pose>): Pose {
  return { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0, ...part };
}

function rotated(part: Partial<Pose>, x: number, y: number, z: number): Vec3 {
  const body = poseOf(part);
  return toParent(body, rotationOfPose(body, new Float64Array(9)), { x, y, z }, { x: 0, y: 0, z: 0 });
}

function expectNear(found: Vec3, expected: Vec3, tolerance: number): void {
  const { x, y, z } = subtract(found, expected, { x: 0, y: 0, z: 0 });
  expect(Math.max(Math.abs(x), Math.abs(y), Math.abs(z))).toBeLessThan(tolerance);
}

describe('signs of ISO 8855', () => {
  test('yaw turns left, positive pitch is nose down, positive roll lifts the left side', () => {
    expectNear(rotated({ yaw: Math.PI / 2 }, 1, 0, 0), { x: 0, y: 1, z: 0 }, 1e-15);
    expectNear(rotated({ pitch: Math.PI / 2 }, 1, 0, 0), { x: 0, y: 0, z: -1 }, 1e-15);
    expectNear(rotated({ roll: Math.PI / 2 }, 0, 1, 0), { x: 0, y: 0, z: 1 }, 1e-15);
  });

  test('yaw is applied last to a point, roll first', () => {
    expectNear(rotated({ yaw: Math.PI / 2, roll: Math.PI / 2 }, 0, 1, 0), { x: 0, y: 0, z: 1 }, 1e-15);
    expectNear(rotated({ yaw: Math.PI / 2, pitch: Math.PI / 2 }, 0, 0, 1), { x: 0, y: 1, z: 0 }, 1e-15);
  });
});

describe('rigid transforms', () => {
  test('there and back again, lengths kept', () => {
    fc.assert(
      fc.property(pose, vector, (body, point) => {
        const rotation = rotationOfPose(body, new Float64Array(9));
        const world = toParent(body, rotation, point, { x: 0, y: 0, z: 0 });
        expectNear(toBody(body, rotation, world, { x: 0, y: 0, z: 0 }), point, 1e-11);
        const arm = subtract(world, body, { x: 0, y: 0, z: 0 });
        expect(Math.abs(dot(arm, arm) - dot(point, point))).toBeLessThan(1e-8);
      }),
      SEED,
    );
  });

  test('`out` may be the argument', () => {
    const body = poseOf({ x: 1, yaw: 1, pitch: 0.3, roll: -0.2 });
    const rotation = rotationOfPose(body, new Float64Array(9));
    const point = { x: 3, y: -2, z: 5 };
    const apart = toParent(body, rotation, point, { x: 0, y: 0, z: 0 });
    expect(toParent(body, rotation, point, point)).toEqual(apart);
    const mount = poseOf({ x: 2, yaw: 0.5 });
    const composed = composePoses(body, mount, poseOf({}));
    expect(composePoses(body, mount, body)).toEqual(composed);
  });

  test('a composed pose does what its parts do one after the other', () => {
    fc.assert(
      fc.property(pose, pose, vector, (body, mount, point) => {
        const both = composePoses(body, mount, poseOf({}));
        const direct = rotated(both, point.x, point.y, point.z);
        const inBody = rotated(mount, point.x, point.y, point.z);
        expectNear(direct, rotated(body, inBody.x, inBody.y, inBody.z), 1e-9);
      }),
      SEED,
    );
  });

  test('angles of a rotation give the rotation again, straight up and down too', () => {
    const check = (body: Pose) => {
      const rotation = rotationOfPose(body, new Float64Array(9));
      const again = rotationOfPose(setAttitude(rotation, poseOf({})), new Float64Array(9));
      for (let i = 0; i < 9; i++) expect(Math.abs(again[i] - rotation[i])).toBeLessThan(1e-12);
    };
    fc.assert(fc.property(pose, check), SEED);
    check(poseOf({ yaw: 0.7, pitch: Math.PI / 2, roll: 0.4 }));
    check(poseOf({ yaw: -2, pitch: -Math.PI / 2, roll: 1 }));
  });
});

describe('interpolatePoses', () => {
  test('ends, and the middle across the half turn', () => {
    const a = poseOf({ x: 1, y: 2, z: 3, yaw: 3, pitch: 0.1, roll: -0.1 });
    const b = poseOf({ x: 3, y: 0, z: 3, yaw: -3, pitch: 0.2, roll: 0.1 });
    expect(interpolatePoses(a, b, 0, poseOf({}))).toEqual(a);
    const end = interpolatePoses(a, b, 1, poseOf({}));
    expect([end.x, end.y, end.z]).toEqual([3, 0, 3]);
    expect(end.yaw).toBeCloseTo(-3, 14);
    const middle = interpolatePoses(a, b, 0.5, poseOf({}));
    expect(middle.x).toBe(2);
    expect(Math.abs(middle.yaw)).toBeCloseTo(Math.PI, 14);
    expect(middle.pitch).toBeCloseTo(0.15, 14);
  });
});

describe('vectors', () => {
  test('the cross product is right-handed and perpendicular', () => {
    expect(cross({ x: 1, y: 0, z: 0 }, { x: 0, y: 1, z: 0 }, { x: 0, y: 0, z: 0 })).toEqual({ x: 0, y: 0, z: 1 });
    fc.assert(
      fc.property(vector, vector, (a, b) => {
        const product = cross(a, b, { x: 0, y: 0, z: 0 });
        expect(Math.abs(dot(product, a))).toBeLessThan(1e-5);
        expect(cross(a, b, { ...a })).toEqual(product);
      }),
      SEED,
    );
  });

  test('normalize gives length 1, and leaves zero alone', () => {
    expect(normalize({ x: 0, y: 0, z: 0 }, { x: 1, y: 1, z: 1 })).toEqual({ x: 0, y: 0, z: 0 });
    expectNear(normalize({ x: 0, y: 3e200, z: -4e200 }, { x: 0, y: 0, z: 0 }), { x: 0, y: 0.6, z: -0.8 }, 1e-15);
  });

  test('addScaled', () => {
    expect(addScaled({ x: 1, y: 2, z: 3 }, 2, { x: 1, y: 0, z: -1 }, { x: 0, y: 0, z: 0 })).toEqual({
      x: 3,
      y: 2,
      z: 1,
    });
  });
});
