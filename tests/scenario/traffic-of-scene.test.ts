import { describe, expect, test } from 'vitest';
import { readScene } from '../../src/scenario/read-scene.ts';
import { trafficOfScene } from '../../src/scenario/traffic/traffic-of-scene.ts';
import { trafficSchema } from '../../src/scenario/traffic/traffic-schema.ts';
import { buildModels } from '../../src/world/scenery/models/build-models.ts';
import { firstTown } from '../map-fixture.ts';

const town = firstTown();
const models = buildModels();
const place = { road: '1', lane: -1, s: 10 };
const problemsOf = (traffic: unknown) =>
  readScene(
    JSON.stringify({ name: 'x', map: 'm.xodr', ego: { vehicle: 'v', start: place, goal: place }, traffic }),
    'x.json',
  ).problems.map(({ path, message }) => `${path}: ${message}`);

test('a scene that only counts keeps the draws that it always had', () => {
  expect(trafficOfScene(trafficSchema.parse({ count: 7 }), town, { models })).not.toHaveProperty('mix');
});

test('density is vehicles a kilometre of lane outside junctions', () => {
  const lanes = town.lanes.filter(({ type, junction }) => type === 'driving' && junction < 0);
  const km = lanes.reduce((sum, { length }) => sum + length, 0) / 1000;
  const { count } = trafficOfScene(trafficSchema.parse({ density: 12 }), town, { models });
  expect(count).toBe(Math.round(12 * km));
});

test('a kind in another size wears a model of that size, drawn so', () => {
  const fields = trafficSchema.parse({ mix: { bus: 1 }, kinds: { bus: { length: 10, maxSpeed: 20 } } });
  const traffic = trafficOfScene(fields, town, { models });
  const bus = traffic.manners.kinds.find(({ name }) => name === 'bus');
  const worn = traffic.models.filter(({ name }) => bus?.models.includes(name));
  expect(bus?.maxSpeed).toBe(20);
  expect(worn.map(({ length, width }) => [length, width])).toEqual([[10, 2.55]]);
  const along = worn[0].mesh.positions.filter((_, i) => i % 3 === 0);
  expect(Math.max(...along) - Math.min(...along)).toBeCloseTo(10, 1);
  expect(traffic.models.slice(0, models.length)).toEqual(models);
});

describe('refused, by name', () => {
  test('every problem at once', () => {
    const problems = problemsOf({
      count: 3,
      density: 4,
      mix: { car: 1, tank: 2 },
      drivers: 'drunk',
      model: 'gipps',
      kinds: { truck: { width: 9, deceleration: -1 }, bus: { length: 2, width: 2.5 } },
    });
    const found = problems.map((problem) => problem.split(':')[0]).sort();
    expect(found).toEqual(
      [
        'traffic.drivers',
        'traffic.kinds.bus.width',
        'traffic.kinds.truck.deceleration',
        'traffic.kinds.truck.width',
        'traffic.mix.tank',
        'traffic.model',
      ].sort(),
    );
  });

  test('a count and a density, and a mix of nothing', () => {
    expect(problemsOf({ count: 3, density: 4 })[0]).toMatch(/^traffic\.density: .*expected none beside a count/);
    expect(problemsOf({ mix: { car: 0 } })[0]).toMatch(/^traffic\.mix: .*expected a share above 0/);
    expect(problemsOf({ drivers: {} })[0]).toMatch(/^traffic\.drivers: .*/);
  });
});
