import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { RoadObservation } from '../../../src/core/messages/seen-road.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { GroundProjection } from '../../../src/perception/ground-projection.ts';
import { PERCEPTION } from '../../../src/perception/perception-class.ts';
import { RoadObserver } from '../../../src/perception/road/road-observer.ts';
import { CAMERA, type PaintedScene, paintedCar, paintMask } from '../mask-painter.ts';

const projection = new GroundProjection(CAMERA, 128, 64);
const observer = new RoadObserver(projection);

function observe(scene: PaintedScene): RoadObservation {
  return observer.observe(paintMask(scene), projection);
}

/** A road whose lines lie at the given offsets from a centre line y = bend x^2 / 2; the marking is 0.15 m broad. */
function road(left: number, right: number, mark: number, bend = 0): (x: number, y: number) => number {
  return (x, y) => {
    const offset = y - (bend * x * x) / 2;
    if (Math.abs(offset - mark) < 0.075) return PERCEPTION.laneMark;
    return offset < left && offset > right ? PERCEPTION.road : PERCEPTION.sidewalk;
  };
}

/** Greatest error of a line over the stations where it was seen, and how many those are. */
function worst(observation: RoadObservation, line: 'leftEdge' | 'rightEdge' | 'leftMark', at: (x: number) => number) {
  let error = 0;
  let seen = 0;
  observation.x.forEach((x, i) => {
    const y = observation[line][i];
    if (Number.isNaN(y)) return;
    seen++;
    error = Math.max(error, Math.abs(y - at(x)));
  });
  return { error, seen };
}

describe('RoadObserver', () => {
  it('finds both edges and the marking of a straight road', () => {
    const observation = observe({ classAt: road(5.2, -1.8, 1.7), boxes: [] });
    expect(observation.valid).toBe(true);
    const left = worst(observation, 'leftEdge', () => 5.2);
    const right = worst(observation, 'rightEdge', () => -1.8);
    const mark = worst(observation, 'leftMark', () => 1.7);
    expect(left.error).toBeLessThan(0.12);
    expect(right.error).toBeLessThan(0.12);
    expect(mark.error).toBeLessThan(0.15);
    expect(left.seen).toBeGreaterThan(7);
    expect(right.seen).toBeGreaterThan(11);
    expect(mark.seen).toBeGreaterThan(4);
  });

  it.each([1 / 60, -1 / 60, 1 / 30])('follows a bend of %f per metre', (bend) => {
    const observation = observe({ classAt: road(5.2, -1.8, 1.7, bend), boxes: [] });
    for (const [line, offset] of [
      ['leftEdge', 5.2],
      ['rightEdge', -1.8],
      ['leftMark', 1.7],
    ] as const) {
      expect(worst(observation, line, (x) => offset + (bend * x * x) / 2).error).toBeLessThan(0.25);
    }
    expect(observation.valid).toBe(true);
  });

  it('takes a double line for one marking', () => {
    const double = (x: number, y: number) => {
      const gap = Math.abs(y - 1.7);
      return gap > 0.06 && gap < 0.18 ? PERCEPTION.laneMark : road(5.2, -1.8, 99)(x, y);
    };
    const mark = worst(observe({ classAt: double, boxes: [] }), 'leftMark', () => 1.7);
    expect(mark.seen).toBeGreaterThan(4);
    expect(mark.error).toBeLessThan(0.1);
  });

  it('does not take a vehicle for an edge', () => {
    const observation = observe({
      classAt: road(5.2, -1.8, 1.7),
      boxes: [...paintedCar(14, 0), ...paintedCar(16, -2.6)],
    });
    expect(worst(observation, 'leftEdge', () => 5.2).error).toBeLessThan(0.12);
    expect(worst(observation, 'rightEdge', () => -1.8).error).toBeLessThan(0.15);
    // The parked car hides the right edge from 12 m on.
    const hidden = observation.rightEdge.filter((y, i) => observation.x[i] >= 13 && !Number.isNaN(y));
    expect(hidden.length).toBeLessThan(3);
  });

  it('says nothing of what the border of the picture cuts off', () => {
    const observation = observe({ classAt: () => PERCEPTION.road, boxes: [] });
    expect(observation.valid).toBe(false);
    expect(observation.leftEdge.every(Number.isNaN)).toBe(true);
    expect(observation.rightEdge.every(Number.isNaN)).toBe(true);
  });

  it('is not valid where no road is seen', () => {
    expect(observe({ classAt: () => PERCEPTION.terrain, boxes: [] }).valid).toBe(false);
  });

  it('bears speckle: one wrong pixel in a hundred', () => {
    const mask = paintMask({ classAt: road(5.2, -1.8, 1.7), boxes: [] });
    const random = new RandomStream(5, 'speckle');
    for (let k = 0; k < mask.classes.length / 100; k++) {
      mask.classes[random.integer(mask.classes.length)] = random.integer(8);
    }
    const observation = observer.observe(mask, projection);
    const errors = [...observation.rightEdge].filter((y) => !Number.isNaN(y)).map((y) => Math.abs(y + 1.8));
    errors.sort((a, b) => a - b);
    expect(errors.length).toBeGreaterThan(9);
    expect(errors[errors.length >> 1]).toBeLessThan(0.12);
  });

  it('gives the same bits for the same mask', () => {
    const mask = paintMask({ classAt: road(5.2, -1.8, 1.7, 0.01), boxes: [] });
    const first = hashOf(observer.observe(mask, projection));
    observer.observe(paintMask({ classAt: road(3, -3, 0), boxes: [] }), projection);
    expect(hashOf(observer.observe(mask, projection))).toBe(first);
  });
});
