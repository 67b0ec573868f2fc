import { describe, expect, test } from 'vitest';
import { jsonResults } from '../../src/report/json-results.ts';
import { LineReporter } from '../../src/report/line-reporter.ts';
import { ListReporter } from '../../src/report/list-reporter.ts';
import type { RunResult } from '../../src/scenario/run-result.ts';

const result: RunResult = {
  scene: 'scenes/x.json',
  name: 'X',
  tags: ['@normal'],
  variation: { 'ego.speed': 3 },
  sets: ['ego.speed=3', 'actors.stopped car.speed=1'],
  seed: 3,
  perception: 'cnn',
  planner: 'astar',
  dynamics: 'single-track',
  weather: 'rain',
  friction: 0.7,
  rig: 'fusion',
  faults: [{ sensor: 'camera.front', kind: 'dead', from: 2, to: null, measurements: 180 }],
  events: [
    { tick: 312, name: 'cut-in' },
    { tick: 480, name: 'brake' },
  ],
  verdict: 'fail',
  fault: null,
  criteria: [
    { name: 'collision', required: true, result: 'fail', actual: 1, expected: '= 0', unit: '1', tick: 1234 },
    { name: 'goal', required: true, result: 'fail', actual: Number.NaN, expected: '<= 4', unit: 'm', tick: null },
  ],
  scores: { nuplan: 0.725, carla20: 42, commonroadTR1: 6.626, neuroncap: 5 },
  scoreParts: {
    nuplan: [
      { name: 'drivableArea', value: 1, role: 'multiplier', weight: 1, unit: '1' },
      { name: 'progress', value: 0.6, role: 'term', weight: 5, unit: '1' },
      { name: 'comfort', value: 0, role: 'term', weight: 2, unit: '1' },
    ],
    carla20: [
      { name: 'routeCompletion', value: 100, role: 'fact', weight: 1, unit: '%' },
      { name: 'collisionsVehicle', value: 0.6, role: 'multiplier', weight: 1, unit: '1' },
    ],
  },
  scoresLeftOut: { pdms: "no expert's drive of this scene yet; record one: skidpad scene record scenes/x.json" },
  metrics: { distance: { value: 12.345, unit: 'm', valid: true }, hidden: { value: 0, unit: 'm', valid: false } },
  hash: '0123456789abcdef',
  ticks: 2000,
  simSeconds: 20,
  wallSeconds: 4,
  realTimeFactor: 5,
  moduleShares: { world: 0.25, perception: 0.75 },
  trace: null,
  notes: ['traffic: found room for 3 of 9 vehicles'],
};

const plain = (text: string) => text;
const colours = { pass: plain, fail: plain, warn: plain, quiet: plain, bold: plain };

function capture() {
  let text = '';
  return { write: (more: string) => (text += more), text: () => text };
}

describe('reporters', () => {
  test('list tells verdict, criteria with time, figures, hash and how to run it again', () => {
    const out = capture();
    const list = new ListReporter(out, null, colours);
    list.begin(2);
    list.result(result);
    list.end([result]);
    for (const part of [
      'FAIL  X',
      'cnn  astar  single-track  rig fusion  rain, friction 0.70',
      'fault camera.front dead from 2.00 s to the end: 180 measurements',
      'events 3.12 s cut-in · 4.80 s brake',
      'collision',
      'at 12.34 s',
      'scores nuplan 0.72 · carla20 42.00 · neuroncap 5.00 · commonroadTR1 6.63',
      'why    nuplan: progress 3.00 of 5, comfort 0 of 2 · carla20: collisionsVehicle x0.60',
      'distance 12.35 m',
      '5.0x real time',
      'perception 75 % · world 25 %',
      'hash 0123456789abcdef',
      "npx skidpad run scenes/x.json --seed 3 --perception cnn --set ego.speed=3 --set 'actors.stopped car.speed=1'",
      '0 passed, 1 failed, 1 skipped',
    ])
      expect(out.text()).toContain(part);
    expect(out.text()).not.toContain('hidden');
  });

  test('line gives one line a run, with the reason', () => {
    const out = capture();
    const line = new LineReporter(out);
    line.begin(1);
    line.result(result);
    expect(out.text().trim().split('\n')).toHaveLength(1);
    expect(out.text()).toContain('because="collision, goal"');
  });

  test('the list says what was otherwise than asked for', () => {
    const out = capture();
    new ListReporter(out, null, colours).result(result);
    expect(out.text()).toContain('note  traffic: found room for 3 of 9 vehicles');
  });

  test('json has the fields of the contract, and null for what JSON cannot say', () => {
    const document = JSON.parse(jsonResults([result], 2, 'skidpad 0.1.0'));
    expect(document).toMatchObject({
      version: 1,
      tool: 'skidpad 0.1.0',
      summary: { passed: 0, failed: 1, errors: 0, skipped: 1 },
    });
    const fields =
      'scene name seed perception planner verdict fault criteria scores metrics hash ticks simSeconds wallSeconds realTimeFactor trace';
    for (const field of fields.split(' ')) expect(document.runs[0]).toHaveProperty(field);
    expect(document.runs[0].criteria[1].actual).toBeNull();
  });
});
