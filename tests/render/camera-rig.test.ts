import { Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import { CAMERA_VIEWS, CameraRig } from '../../src/render/camera/camera-rig.ts';
import type { EgoPose } from '../../src/render/views/ego-view.ts';

const EGO: EgoPose = { x: 100, y: 40, z: 3, yaw: 0.6, pitch: 0, roll: 0, speed: 10 };
const ORBIT = { azimuth: 0, elevation: 0, zoom: 1, reset: () => {} };

/** Where the car's middle appears, -1 to 1 across and up; and the camera's distance from it [m]. */
function seen(rig: CameraRig): { across: number; up: number; distance: number } {
  const car = new Vector3(EGO.x + 1.3 * Math.cos(EGO.yaw), EGO.y + 1.3 * Math.sin(EGO.yaw), EGO.z + 0.7);
  rig.camera.updateMatrixWorld();
  const distance = car.distanceTo(rig.camera.position);
  const { x, y } = car.project(rig.camera);
  return { across: x, up: y, distance };
}

describe('CameraRig', () => {
  test.each(CAMERA_VIEWS.filter((view) => view !== 'driver'))('the car is in the middle of the %s view', (view) => {
    const rig = new CameraRig(ORBIT);
    rig.reducedMotion = true;
    rig.setView(view);
    rig.follow(EGO, 0.016);
    const { across, up, distance } = seen(rig);
    expect(Math.abs(across)).toBeLessThan(0.1);
    expect(Math.abs(up)).toBeLessThan(0.5);
    expect(distance).toBeGreaterThan(6);
  });

  test('the driver looks ahead along the car from within it', () => {
    const rig = new CameraRig(ORBIT);
    rig.reducedMotion = true;
    rig.setView('driver');
    rig.follow(EGO, 0.016);
    const look = rig.camera.getWorldDirection(new Vector3());
    expect(Math.atan2(look.y, look.x)).toBeCloseTo(EGO.yaw, 6);
    expect(rig.camera.position.distanceTo(new Vector3(EGO.x, EGO.y, EGO.z))).toBeLessThan(2.5);
  });

  test('the chase camera eases into a turn, and arrives', () => {
    const rig = new CameraRig(ORBIT);
    rig.follow({ ...EGO, yaw: 0 }, 0.016);
    const before = rig.camera.position.clone();
    rig.follow({ ...EGO, yaw: 0.5 }, 0.016);
    const firstStep = before.distanceTo(rig.camera.position);
    let moving = true;
    for (let frame = 0; frame < 400 && moving; frame++) moving = rig.follow({ ...EGO, yaw: 0.5 }, 0.016);
    expect(moving).toBe(false);
    expect(firstStep).toBeGreaterThan(0.01);
    expect(firstStep).toBeLessThan(0.2 * before.distanceTo(rig.camera.position));
  });
});
