import { describe, expect, test } from 'vitest';
import { type Box, MapCamera } from '../../../src/render/map/map-camera.ts';

const BOX: Box = [-100, 0, 0, 300, 200, 10];

/** Where a place of the map is in the picture: -1 to 1 to the right and upwards. */
function inPicture({ camera }: MapCamera, x: number, y: number, z: number): [number, number] {
  const at = camera.position.clone().set(x, y, z).project(camera);
  return [at.x, at.y];
}

function arrive(camera: MapCamera): void {
  for (let frame = 0; frame < 300; frame++) camera.update(0.1);
}

describe('map camera', () => {
  test('begins with the whole map in the picture, north up', () => {
    const camera = new MapCamera(BOX);
    camera.camera.aspect = 1.6;
    camera.update(0.1);
    for (const [x, y] of [
      [-100, 0],
      [300, 0],
      [-100, 200],
      [300, 200],
    ]) {
      for (const value of inPicture(camera, x, y, 5)) expect(Math.abs(value)).toBeLessThan(1);
    }
    expect(inPicture(camera, 100, 200, 5)[1]).toBeGreaterThan(inPicture(camera, 100, 0, 5)[1]);
  });

  test('zooms towards the place under the pointer, which stays where it is', () => {
    const camera = new MapCamera(BOX);
    camera.update(0.1);
    const before = inPicture(camera, 20, 40, 0);
    camera.zoom(0.5, [20, 40, 0]);
    arrive(camera);
    const after = inPicture(camera, 20, 40, 0);
    expect(after[0]).toBeCloseTo(before[0], 3);
    expect(after[1]).toBeCloseTo(before[1], 3);
  });

  test('flies to a place, which is then in the middle', () => {
    const camera = new MapCamera(BOX);
    camera.flyTo(250, 150, 3, 20);
    expect(camera.update(0.02)).toBe(true);
    arrive(camera);
    expect(camera.update(0.02)).toBe(false);
    const [right, up] = inPicture(camera, 250, 150, 3);
    expect(right).toBeCloseTo(0, 6);
    expect(up).toBeCloseTo(0, 6);
  });

  test('who wants less motion is there at once', () => {
    const camera = new MapCamera(BOX);
    camera.reducedMotion = true;
    camera.flyTo(250, 150, 3, 20);
    camera.update(0.001);
    expect(camera.view).toMatchObject({ x: 250, y: 150, z: 3 });
  });

  test('never leaves the map for good, nor goes below the ground', () => {
    const camera = new MapCamera(BOX);
    for (let step = 0; step < 200; step++) {
      camera.pan(1, 1);
      camera.turn(1, -1);
      camera.zoom(3, [1e6, 1e6, 0]);
    }
    arrive(camera);
    expect(Math.hypot(camera.view.x, camera.view.y)).toBeLessThan(2000);
    expect(camera.view.elevation).toBeGreaterThan(0);
    expect(camera.camera.position.toArray().every(Number.isFinite)).toBe(true);
  });
});
