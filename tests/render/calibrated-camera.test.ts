import { Scene, Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import type { CameraCalibration } from '../../src/core/messages/camera-frame.ts';
import { adoptMapAxes } from '../../src/render/axes.ts';
import { CalibratedCamera, NEAR } from '../../src/render/camera/calibrated-camera.ts';
import * as raster from '../../src/sensors/raster/view.ts';

const FLAT = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };

/** Not square, its principal point off the middle. */
const CALIBRATION: CameraCalibration = {
  width: 640,
  height: 240,
  fx: 410,
  fy: 395,
  cx: 287.5,
  cy: 141.25,
  mount: { x: 1.9, y: -0.3, z: 1.35, yaw: 0, pitch: 0, roll: 0 },
};

/** Pixel that a place of the map is seen at. */
function pixelOf(camera: CalibratedCamera, x: number, y: number, z: number): { u: number; v: number } {
  camera.camera.updateMatrixWorld();
  const seen = new Vector3(x, y, z).project(camera.camera);
  return { u: (CALIBRATION.width * (1 + seen.x)) / 2, v: (CALIBRATION.height * (1 - seen.y)) / 2 };
}

describe('CalibratedCamera', () => {
  adoptMapAxes();

  test('sees by the pinhole equation, off-axis principal point and all', () => {
    const eye = new CalibratedCamera(CALIBRATION);
    eye.addTo(new Scene());
    eye.carry(FLAT);
    for (const [depth, right, down] of [
      [10, 0, 0],
      [7, 2, -1],
      [40, -12, 3],
    ]) {
      const { u, v } = pixelOf(eye, 1.9 + depth, -0.3 - right, 1.35 - down);
      expect(u).toBeCloseTo(410 * (right / depth) + 287.5, 6);
      expect(v).toBeCloseTo(395 * (down / depth) + 141.25, 6);
    }
  });

  test('is carried by the vehicle and turned by its mount as the rasteriser is', () => {
    const mount = { x: 1.2, y: 0.4, z: 1.1, yaw: 0.5, pitch: 0.1, roll: -0.05 };
    const carrier = { x: 120, y: -40, z: 3, yaw: 2.1, pitch: -0.03, roll: 0.02 };
    const calibration = { ...CALIBRATION, mount };
    const eye = new CalibratedCamera(calibration);
    eye.addTo(new Scene());
    eye.carry(carrier);
    const view = raster.createView();
    raster.cameraView(calibration, carrier, view);
    const place = eye.eye(new Vector3());
    expect(place.distanceTo(new Vector3(view.x, view.y, view.z))).toBeLessThan(1e-9);
    const ahead = [
      view.x + 9 * view.rotation[6] + view.rotation[0],
      view.y + 9 * view.rotation[7] + view.rotation[1],
      view.z + 9 * view.rotation[8] + view.rotation[2],
    ];
    const { u, v } = pixelOf(eye, ahead[0], ahead[1], ahead[2]);
    expect(u).toBeCloseTo(410 / 9 + 287.5, 6);
    expect(v).toBeCloseTo(141.25, 6);
  });

  test('leaves out what the rasteriser leaves out', () => {
    expect(NEAR).toBe(raster.NEAR);
  });
});
