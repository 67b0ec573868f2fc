import { describe, expect, it } from 'vitest';
import type { CameraCalibration } from '../../src/core/messages/camera-frame.ts';
import { CameraRenderer } from '../../src/sensors/camera-renderer.ts';
import { shippedMap, shippedScenery } from '../shipped-maps.ts';

const CAMERA: CameraCalibration = {
  width: 256,
  height: 128,
  fx: 220,
  fy: 220,
  cx: 128,
  cy: 64,
  mount: { x: 1.6, y: 0, z: 1.4, yaw: 0, pitch: 0.02, roll: 0 },
};

const POSES = 10;

describe('levels of detail', () => {
  const map = shippedMap('grid-city');
  const scenery = shippedScenery('grid-city');

  it('far meshes are finite, not empty, and have fewer triangles than what they stand for', () => {
    let [full, simple] = [0, 0];
    for (const { semantic, far } of scenery.chunks) {
      if (far === undefined) continue;
      expect(far.mesh.positions.every(Number.isFinite)).toBe(true);
      expect(far.mesh.semantic.length).toBeGreaterThan(0);
      full += semantic.length;
      simple += far.mesh.semantic.length;
    }
    expect(simple).toBeGreaterThan(0);
    expect(simple).toBeLessThan(0.6 * full);
  });

  it('pictures with and without them show the same classes in 99 of 100 pixels', () => {
    const levels = new CameraRenderer(scenery, CAMERA);
    const chunks = scenery.chunks.map(({ far, ...chunk }) => chunk);
    const full = new CameraRenderer({ ...scenery, chunks }, CAMERA);
    for (let k = 0; k < POSES; k++) {
      const { centre } = map.lanes[(k * 7919) % map.lanes.length];
      const i = centre.x.length >> 1;
      const pose = { x: centre.x[i], y: centre.y[i], z: centre.z[i], yaw: centre.heading[i], pitch: 0, roll: 0 };
      levels.render(pose, null, null, null);
      full.render(pose, null, null, null);
      const alike = levels.semantic.filter((kind, p) => kind === full.semantic[p]).length;
      expect(alike / full.semantic.length).toBeGreaterThan(0.99);
    }
  });

  it('a small town is drawn in full from everywhere', () => {
    expect(shippedScenery('first-town').chunks.some(({ far }) => far !== undefined)).toBe(false);
  });
});
