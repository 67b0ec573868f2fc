import { expect, test } from 'vitest';
import type { Plan } from '../../src/core/messages/plan.ts';
import { NO_FENCE } from '../../src/planning/no-fence.ts';
import { FAIL, PASS, WARN } from '../../src/render/meaning-colors.ts';
import { bandColor, PlanView } from '../../src/render/views/plan-view.ts';

test('the band goes from green through amber to red as it brakes', () => {
  expect(bandColor(0.5, 12, 13)).toEqual(PASS);
  expect(bandColor(-0.2, 12, 13)).toEqual(PASS);
  for (const [deceleration, color] of [
    [1.75, WARN],
    [6, FAIL],
  ] as const) {
    const band = bandColor(-deceleration, 6, 13);
    for (let channel = 0; channel < 3; channel++) expect(band[channel]).toBeCloseTo(color[channel], 9);
  }
});

test('the band begins in front of the car and ends with the plan', () => {
  const view = new PlanView();
  view.update(straightPlan(60, 1));
  const { count } = view.object.geometry.drawRange;
  // 60 places a metre apart, of which the first four lie under the car; six indices between two places.
  expect(count).toBe(6 * (60 - 4 - 1));
  expect(view.object.geometry.getAttribute('position').getX(0)).toBeCloseTo(4, 6);
});

test('no band for a plan that is not valid or goes nowhere', () => {
  const view = new PlanView();
  view.update({ ...straightPlan(60, 1), valid: false });
  expect(view.object.geometry.drawRange.count).toBe(0);
  view.update(straightPlan(60, 0));
  expect(view.object.geometry.drawRange.count).toBe(0);
});

function straightPlan(count: number, step: number): Plan {
  const along = (f: (index: number) => number) => Float64Array.from({ length: count }, (_, index) => f(index));
  return {
    valid: true,
    decision: { kind: 'cruise', reason: '', ...NO_FENCE },
    t: along((index) => 0.1 * index),
    x: along((index) => step * index),
    y: along(() => 0),
    z: along(() => 0),
    yaw: along(() => 0),
    curvature: along(() => 0),
    speed: along(() => 10 * step),
    acceleration: along(() => 0),
    desiredSpeed: 10,
    expanded: 1,
    cost: 1,
    routeS: 0,
    remaining: 100,
  };
}
