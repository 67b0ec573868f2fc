import { describe, expect, test } from 'vitest';
import { circuitsOf } from '../../../../src/world/traffic/diagram/circuits.ts';
import { drawDiagram } from '../../../../src/world/traffic/diagram/draw-diagram.ts';
import { type DiagramPoint, measureDiagramPoint } from '../../../../src/world/traffic/diagram/fundamental-diagram.ts';
import { firstTown } from '../../../map-fixture.ts';
import { shippedMap } from '../../../shipped-maps.ts';
import { MODELS } from '../traffic-fixture.ts';

const oval = shippedMap('oval');

function measured(vehicles: number, settling: number, watching: number): DiagramPoint {
  const measuring = measureDiagramPoint({ map: oval, models: MODELS, seed: 1, settling, watching }, vehicles);
  for (;;) {
    const step = measuring.next();
    if (step.done === true) return step.value;
  }
}

describe('the oval', () => {
  test.each([30, 120, 300])('%i vehicles go as the equilibrium of their model has it, within 10 %%', (vehicles) => {
    const point = measured(vehicles, 400, 60);
    expect(Math.abs(point.speed / point.equilibriumSpeed - 1)).toBeLessThan(0.1);
    expect(point.vehicles).toBe(vehicles);
    expect(point.flow).toBeCloseTo(point.density * point.speed, 12);
  });

  test('no more vehicles than fit', () => {
    const { vehicles, density } = measured(5000, 1, 1);
    expect(vehicles).toBeLessThan(1100);
    expect(density).toBeLessThan(1 / 6);
  });

  test('same seed, same point, and the same picture', () => {
    const [a, b] = [measured(60, 20, 10), measured(60, 20, 10)];
    expect(b).toEqual(a);
    expect(drawDiagram([b], 'x')).toBe(drawDiagram([a], 'x'));
  });
});

test('circuits are all of the oval, and a town has others', () => {
  const circuits = circuitsOf(oval);
  expect(circuits?.length).toBe(2);
  expect(circuits?.flatMap(({ lanes }) => lanes).sort((a, b) => a - b)).toEqual(oval.lanes.map(({ index }) => index));
  expect(circuitsOf(firstTown())).toBeNull();
});
