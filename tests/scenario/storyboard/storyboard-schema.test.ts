import { expect, test } from 'vitest';
import { z } from 'zod';
import { storyboardSchema } from '../../../src/scenario/storyboard/storyboard-schema.ts';

const cutIn = {
  name: 'cut-in',
  when: { distance: { from: 'ego', to: 'Intruder', below: 20 } },
  then: [{ 'cut-in': { actor: 'Intruder', seconds: 2 } }],
};

test('a cut-in is three lines', () => {
  const { data } = storyboardSchema.safeParse([cutIn]);
  expect(data).toEqual([
    {
      ...cutIn,
      then: [{ 'cut-in': { actor: 'Intruder', seconds: 2, before: 'ego' } }],
      repeat: false,
    },
  ]);
});

test.each([
  [{ time: 3, speed: { actor: 'ego', above: 3 } }, 'exactly one'],
  [{}, 'exactly one'],
  [{ distance: { from: 'ego', to: 'A' } }, '"below", "above" or both'],
  [{ position: { actor: 'ego', at: { x: 3, road: '1' } } }, 'either x and y, or road'],
  [{ position: { actor: 'ego' } }, 'either "at"'],
  [{ signal: { id: '3', is: 'blue' } }, 'redAmber'],
  [{ not: { not: { not: { not: { not: { time: 3 } } } } } }, 'Unrecognized key'],
])('%j is refused', (when, message) => {
  const result = storyboardSchema.safeParse([{ ...cutIn, when }]);
  expect(result.error?.issues.map((issue) => issue.message).join()).toContain(message);
});

test('conditions nest four deep', () => {
  const when = { all: [{ any: [{ not: { all: [{ time: 3 }, { event: 'cut-in' }] } }] }] };
  expect(storyboardSchema.safeParse([{ ...cutIn, when }]).success).toBe(true);
});

test('the schema is small as JSON Schema: every level is written once', () => {
  const text = JSON.stringify(z.toJSONSchema(storyboardSchema, { io: 'input' }));
  expect(text.split('"standstill"').length - 1).toBe(5);
});
