import type { BufferAttribute } from 'three';
import { describe, expect, test } from 'vitest';
import type { PointCloud } from '../../src/core/point-cloud.ts';
import { SEMANTIC } from '../../src/core/semantic-class.ts';
import { PointCloudView } from '../../src/render/views/point-cloud-view.ts';

function cloudOf(count: number): PointCloud {
  return {
    mount: { x: 1, y: 0, z: 1.9, yaw: 0, pitch: 0, roll: 0 },
    columns: count,
    channels: 1,
    firstAzimuth: 0,
    azimuthStep: 0.001,
    duration: 0,
    isClockwise: true,
    count,
    x: Float32Array.from({ length: count }, (_, i) => i),
    y: Float32Array.from({ length: count }, (_, i) => 2 * i),
    z: Float32Array.from({ length: count }, (_, i) => 3 * i),
    intensity: Uint8Array.from({ length: count }, (_, i) => i),
    beam: Uint32Array.from({ length: count }, (_, i) => i),
    echo: new Uint8Array(count),
  };
}

function drawnOf({ object }: PointCloudView) {
  const position = object.geometry.getAttribute('position') as BufferAttribute;
  const value = object.geometry.getAttribute('value') as BufferAttribute;
  return { count: object.geometry.drawRange.count, position, value };
}

describe('point cloud view', () => {
  test('draws nothing before the first cloud, then every point where it is', () => {
    const view = new PointCloudView();
    expect(drawnOf(view).count).toBe(0);
    view.update(cloudOf(100));
    const { count, position, value } = drawnOf(view);
    expect(count).toBe(100);
    expect([position.getX(7), position.getY(7), position.getZ(7)]).toEqual([7, 14, 21]);
    expect(value.getX(7)).toBe(7);
    expect(view.object.material.uniforms.mountHeight.value).toBe(1.9);
    view.update(cloudOf(3));
    expect(drawnOf(view).count).toBe(3);
  });

  test('makes room for larger clouds', () => {
    const view = new PointCloudView();
    view.update(cloudOf(10));
    view.update(cloudOf(300_000));
    const { count, position } = drawnOf(view);
    expect(count).toBe(300_000);
    expect(position.getX(299_999)).toBe(299_999);
    view.dispose();
  });

  test('knows the class of each point, where it is told', () => {
    const view = new PointCloudView();
    const cloud = cloudOf(2);
    view.update(cloud, 0, Uint8Array.of(SEMANTIC.building, SEMANTIC.car));
    expect([drawnOf(view).value.getY(0), drawnOf(view).value.getY(1)]).toEqual([SEMANTIC.building, SEMANTIC.car]);
    view.update(cloud, 0, null);
    expect(drawnOf(view).value.getY(0)).toBe(SEMANTIC.sky);
  });
});
