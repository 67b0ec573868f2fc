import fc from 'fast-check';
import { Matrix4, Object3D, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { composePose, setPose } from '../../src/render/axes.ts';

const SCALE = new Vector3(1, 1, 1);

/** Rz(yaw) Ry(pitch) Rx(roll) v + t, written out: the convention of EgoTruth. */
function byHand([x, y, z]: number[], yaw: number, pitch: number, roll: number): number[] {
  const [rx, ry, rz] = [x, y * Math.cos(roll) - z * Math.sin(roll), y * Math.sin(roll) + z * Math.cos(roll)];
  const [px, py, pz] = [rx * Math.cos(pitch) + rz * Math.sin(pitch), ry, -rx * Math.sin(pitch) + rz * Math.cos(pitch)];
  return [px * Math.cos(yaw) - py * Math.sin(yaw), px * Math.sin(yaw) + py * Math.cos(yaw), pz];
}

const angle = fc.double({ min: -1.4, max: 1.4, noNaN: true });

test('poses turn as yaw, pitch, roll about z, y, x', () => {
  fc.assert(
    fc.property(angle, angle, angle, (yaw, pitch, roll) => {
      const object = new Object3D();
      setPose(object, 5, -6, 7, yaw, pitch, roll);
      object.updateMatrixWorld();
      const matrix = composePose(new Matrix4(), 5, -6, 7, yaw, pitch, roll, SCALE);
      for (const place of [
        [1, 0, 0],
        [0, 1, 0],
        [0.3, -0.4, 0.8],
      ]) {
        const expected = byHand(place, yaw, pitch, roll).map((value, axis) => value + [5, -6, 7][axis]);
        const [placed, composed] = [object.matrixWorld, matrix].map((m) =>
          new Vector3(...place).applyMatrix4(m).toArray(),
        );
        for (let axis = 0; axis < 3; axis++) {
          expect(placed[axis]).toBeCloseTo(expected[axis], 9);
          expect(composed[axis]).toBeCloseTo(expected[axis], 9);
        }
      }
    }),
    { seed: 4, numRuns: 100 },
  );
});

test('a positive pitch lowers the nose', () => {
  const matrix = composePose(new Matrix4(), 0, 0, 0, 0.7, 0.1, 0, SCALE);
  expect(new Vector3(1, 0, 0).applyMatrix4(matrix).z).toBeLessThan(0);
});
