import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { GroundProjection } from '../../../src/perception/ground-projection.ts';
import type { Obstacle } from '../../../src/perception/obstacles/obstacle.ts';
import { ObstacleFinder } from '../../../src/perception/obstacles/obstacle-finder.ts';
import { PERCEPTION } from '../../../src/perception/perception-class.ts';
import { CAMERA, type PaintedBox, paintedCar, paintMask } from '../mask-painter.ts';

const projection = new GroundProjection(CAMERA, 128, 64);
const finder = new ObstacleFinder(projection);
const straightOn = { directionAt: () => 0 };

function find(boxes: readonly PaintedBox[], lanes = straightOn): Obstacle[] {
  return finder.find(paintMask({ classAt: () => PERCEPTION.road, boxes }), projection, lanes);
}

describe('ObstacleFinder', () => {
  it('finds nothing on an empty road', () => {
    expect(find([])).toEqual([]);
  });

  it.each([
    [10, 1],
    [14, 1],
    [18, 1.2],
    [22, 1.5],
    [27, 2],
    [33, 2.5],
    [40, 7],
  ])('places a car %f m ahead within %f m and its stated spread', (x, bound) => {
    for (const yaw of [0, Math.PI / 2]) {
      for (const y of [-3.4, 0, 0.4]) {
        const found = find(paintedCar(x, y, yaw));
        expect(found).toHaveLength(1);
        const [obstacle] = found;
        if (obstacle.cut) continue;
        const c = Math.cos(obstacle.bearing);
        const s = Math.sin(obstacle.bearing);
        const along = Math.abs(c * (obstacle.x - x) + s * (obstacle.y - y));
        const across = Math.abs(c * (obstacle.y - y) - s * (obstacle.x - x));
        // The sill of a crossing car hides its wheels' contact from far away.
        expect(along).toBeLessThan(yaw === 0 ? bound : 0.15 * x);
        expect(along).toBeLessThan(2 * obstacle.rangeSigma);
        expect(across).toBeLessThan(2 * obstacle.lateralSigma);
        expect(Math.abs(Math.cos(obstacle.yaw - yaw))).toBeGreaterThan(0.99);
      }
    }
  });

  it('bears a pitch of the body of a third of a degree', () => {
    for (const bodyPitch of [-0.006, 0.006]) {
      for (const x of [10, 15, 20, 25, 30]) {
        const mask = paintMask({ classAt: () => PERCEPTION.road, boxes: paintedCar(x, 0), bodyPitch });
        const [obstacle] = finder.find(mask, projection, straightOn);
        expect(Math.abs(obstacle.x - x)).toBeLessThan(0.1 * x + 0.3);
      }
    }
  });

  it('is sure of near cars and doubts far specks', () => {
    const [near] = find(paintedCar(12, 0));
    const [far] = find(paintedCar(60, 0));
    expect(near.confidence).toBeGreaterThan(0.9);
    expect(far?.confidence ?? 0).toBeLessThan(0.8);
    expect(near.pixels).toBeGreaterThan(60);
  });

  it('keeps two cars apart that overlap in the picture', () => {
    const found = find([...paintedCar(12, -0.5), ...paintedCar(24, 2)]).sort((a, b) => a.x - b.x);
    expect(found).toHaveLength(2);
    expect(Math.abs(found[0].x - 12)).toBeLessThan(1);
    expect(Math.abs(found[0].y + 0.5)).toBeLessThan(0.3);
    expect(Math.abs(found[1].x - 24)).toBeLessThan(4);
    expect(Math.abs(found[1].y - 2)).toBeLessThan(0.8);
    expect(found[1].cut).toBe(true);
  });

  it('takes a car that the picture cuts for as broad as a car', () => {
    const [obstacle] = find(paintedCar(9, -3.4));
    expect(obstacle.cut).toBe(true);
    expect(Math.abs(obstacle.y + 3.4)).toBeLessThan(0.4);
    expect(Math.abs(obstacle.x - 9)).toBeLessThan(1);
  });

  it('sees a car right in front although its wheels are below the picture', () => {
    const [obstacle] = find(paintedCar(7, 0));
    expect(Math.abs(obstacle.x - 7)).toBeLessThan(1);
    expect(Math.abs(obstacle.y)).toBeLessThan(0.2);
  });

  it('leaves out what does not stand on the ground', () => {
    const mask = paintMask({ classAt: () => PERCEPTION.road, boxes: paintedCar(15, 0) });
    for (let i = 0; i < mask.classes.length; i++) {
      if (mask.classes[i] === PERCEPTION.road) mask.classes[i] = PERCEPTION.vegetation;
    }
    expect(finder.find(mask, projection, straightOn)).toEqual([]);
  });

  it('gives the same bits for the same mask', () => {
    expect(hashOf(find([...paintedCar(12, -0.5), ...paintedCar(24, 2)]))).toBe(
      hashOf(find([...paintedCar(12, -0.5), ...paintedCar(24, 2)])),
    );
  });
});
