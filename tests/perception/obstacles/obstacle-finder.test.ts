import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { GroundProjection } from '../../../src/perception/ground-projection.ts';
import type { Obstacle } from '../../../src/perception/obstacles/obstacle.ts';
import { ObstacleFinder } from '../../../src/perception/obstacles/obstacle-finder.ts';
import { PERCEPTION } from '../../../src/perception/perception-class.ts';
import { CAMERA, type PaintedBox, paintMask } from '../mask-painter.ts';

const projection = new GroundProjection(CAMERA, 128, 64);
const finder = new ObstacleFinder(projection);
const straightOn = { directionAt: () => 0 };

function car(x: number, y: number, yaw = 0): PaintedBox {
  return { x, y, yaw, length: 4.4, width: 1.8, height: 1.5, clearance: 0.15 };
}

function find(boxes: readonly PaintedBox[], lanes = straightOn): Obstacle[] {
  return finder.find(paintMask({ classAt: () => PERCEPTION.road, boxes }), projection, lanes);
}

describe('ObstacleFinder', () => {
  it('finds nothing on an empty road', () => {
    expect(find([])).toEqual([]);
  });

  it.each([10, 14, 18, 22, 27, 33, 40])('places a car %f m ahead within its stated spread', (x) => {
    for (const y of [-3.4, 0, 0.4, 3.4]) {
      const found = find([car(x, y)]);
      expect(found).toHaveLength(1);
      const [obstacle] = found;
      const c = Math.cos(obstacle.bearing);
      const s = Math.sin(obstacle.bearing);
      const along = c * (obstacle.x - x) + s * (obstacle.y - y);
      const across = c * (obstacle.y - y) - s * (obstacle.x - x);
      expect(Math.abs(along)).toBeLessThan(2 * obstacle.rangeSigma + 0.3);
      expect(Math.abs(across)).toBeLessThan(2 * obstacle.lateralSigma);
      expect(obstacle.rangeSigma).toBeLessThan(0.15 * x);
    }
  });

  it('is sure of near cars and doubts far specks', () => {
    const [near] = find([car(12, 0)]);
    const [far] = find([car(60, 0)]);
    expect(near.confidence).toBeGreaterThan(0.9);
    expect(far?.confidence ?? 0).toBeLessThan(0.8);
    expect(near.pixels).toBeGreaterThan(60);
  });

  it('sees that a car stands across the lane', () => {
    const [obstacle] = find([car(15, 0, Math.PI / 2)]);
    expect(Math.abs(Math.cos(obstacle.yaw))).toBeLessThan(0.1);
    expect(Math.abs(obstacle.x - 15)).toBeLessThan(1);
    expect(Math.abs(obstacle.y)).toBeLessThan(0.5);
  });

  it('keeps two cars apart that overlap in the picture', () => {
    const found = find([car(12, -0.5), car(24, 2)]).sort((a, b) => a.x - b.x);
    expect(found).toHaveLength(2);
    expect(Math.abs(found[0].x - 12)).toBeLessThan(1);
    expect(Math.abs(found[0].y + 0.5)).toBeLessThan(0.3);
    expect(Math.abs(found[1].x - 24)).toBeLessThan(4);
    expect(Math.abs(found[1].y - 2)).toBeLessThan(0.8);
    expect(found[1].cut).toBe(true);
  });

  it('takes a car that the picture cuts for as broad as a car', () => {
    const half = projection.breadthOfColumns(7 - 2.2 - CAMERA.mount.x, 64);
    const [obstacle] = find([car(9, half)]);
    expect(obstacle.cut).toBe(true);
    expect(Math.abs(obstacle.y - half)).toBeLessThan(1.2);
  });

  it('sees a car right in front although its wheels are below the picture', () => {
    const [obstacle] = find([car(7, 0)]);
    expect(Math.abs(obstacle.x - 7)).toBeLessThan(1);
    expect(Math.abs(obstacle.y)).toBeLessThan(0.2);
  });

  it('leaves out what does not stand on the ground', () => {
    const mask = paintMask({ classAt: () => PERCEPTION.road, boxes: [car(15, 0)] });
    for (let i = 0; i < mask.classes.length; i++) {
      if (mask.classes[i] === PERCEPTION.road) mask.classes[i] = PERCEPTION.vegetation;
    }
    expect(finder.find(mask, projection, straightOn)).toEqual([]);
  });

  it('gives the same bits for the same mask', () => {
    expect(hashOf(find([car(12, -0.5), car(24, 2)]))).toBe(hashOf(find([car(12, -0.5), car(24, 2)])));
  });
});
