import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { clonePlain } from '../../src/core/snapshot.ts';
import type { VehicleSpecification } from '../../src/core/vehicle-specification.ts';
import { buildReferenceLine } from '../../src/planning/route/build-reference-line.ts';
import type { ReferenceLine } from '../../src/planning/route/reference-line.ts';
import { followLine } from '../../src/plugin/follow-line.ts';
import { outputProblems } from '../../src/plugin/output-problems.ts';
import { planOfOutput } from '../../src/plugin/plan-of-output.ts';
import type { Ego } from '../../src/plugin/planner-input.ts';
import type { PlannerOutput } from '../../src/plugin/planner-output.ts';
import { failureOf } from '../../src/plugin/realm/failure-of.ts';
import { giveOut, Ungivable } from '../../src/plugin/realm/give-out.ts';
import { takeBack, takeIn } from '../../src/plugin/realm/take-in.ts';
import { routeMessageOf } from '../../src/plugin/route-message-of.ts';
import { thoughtsOfOutput } from '../../src/plugin/thoughts-of-output.ts';
import { transpile } from '../../src/plugin/transpile.ts';
import { street } from './street.ts';

let line: ReferenceLine;
let vehicle: VehicleSpecification;
let ego: Ego;
let sound: PlannerOutput & { kind: 'trajectory' };
beforeAll(async () => {
  const loaded = await street();
  vehicle = loaded.vehicle;
  line = buildReferenceLine(loaded.map, [loaded.start.lane], 20, 200);
  ego = { time: 1, x: line.x[20], y: line.y[20], z: 0, yaw: 0, speed: 8, acceleration: 0, yawRate: 0, s: 10, d: 0 };
  const start = { s: 10, d: 0, speed: 8, acceleration: 0 };
  sound = followLine({ start, line: routeMessageOf(loaded.map, line, 1).line }, () => 0);
});

/** What passes the judges has to make a plan without a hole. */
function expectSound(output: PlannerOutput): void {
  const { valid: _, decision: __, command: ___, reverse: ____, ...numbers } = planOfOutput(output, ego, line, vehicle);
  for (const value of Object.values(numbers))
    expect([...(typeof value === 'number' ? [value] : value)].every(Number.isFinite)).toBe(true);
  thoughtsOfOutput(output);
}

describe('what comes back from a planner', () => {
  test('of any shape whatever it is judged without a throw, and what passes makes a sound plan', () => {
    const shapes = fc.oneof(
      fc.anything(),
      fc.record(
        {
          kind: fc.constantFrom('trajectory', 'control', 'x'),
          states: fc.anything(),
          steer: fc.double(),
          throttle: fc.double(),
          brake: fc.double(),
        },
        { requiredKeys: ['kind'] },
      ),
    );
    fc.assert(
      fc.property(shapes, (output) => {
        if (outputProblems(output, ego, vehicle).length === 0) expectSound(output as PlannerOutput);
      }),
      { numRuns: 500 },
    );
  });

  test('a sound trajectory with anything done to one of its numbers is refused in words, or is still sound', () => {
    const keys = fc.constantFrom('t', 'x', 'y', 'speed', 'yaw', 'curvature', 'acceleration');
    fc.assert(
      fc.property(
        fc.nat(60),
        keys,
        fc.oneof(fc.double(), fc.constant(undefined), fc.string(), fc.double({ min: -9, max: 9 })),
        (i, key, value) => {
          const states = sound.states.map((state, k) => (k === i ? { ...state, [key]: value } : state));
          const problems = outputProblems({ ...sound, states }, ego, vehicle);
          for (const problem of problems) expect(problem).toMatch(/^states(\[\d+\])?/);
          if (problems.length === 0) expectSound({ ...sound, states });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('leaves a realm as plain data or with a reason', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true, withNullPrototype: true }),
        (value) => {
          try {
            structuredClone(giveOut(value, 'it'));
          } catch (error) {
            expect(error).toBeInstanceOf(Ungivable);
          }
        },
      ),
    );
  });

  test('an own key named as the prototype stays a key, outwards, inwards and in a snapshot', () => {
    const text = '{"kind":"trajectory","debug":{"__proto__":{"speed":8},"a":1}}';
    for (const copy of [giveOut, takeIn, takeBack, clonePlain]) {
      const copied = copy(JSON.parse(text), 'it') as { debug: Record<string, unknown> };
      expect(JSON.stringify(copied)).toBe(text);
      expect(Object.getPrototypeOf(copied.debug)).toBe(Object.prototype);
      expect(copied.debug.speed).toBeUndefined();
    }
  });

  test('what goes in comes in equal and frozen', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const taken = takeIn(value);
        expect(JSON.stringify(taken)).toBe(JSON.stringify(value));
        expect(Object.isFrozen(taken)).toBe(true);
      }),
      { examples: [[JSON.parse('{"__proto__":null}')], [JSON.parse('{"a":[{"__proto__":{"b":1}}]}')]] },
    );
  });

  test('whatever is thrown becomes words, and no text breaks the transpiler', () => {
    fc.assert(
      fc.property(fc.anything(), (error) => {
        expect(typeof failureOf(error, 'plan', 'mine.ts').message).toBe('string');
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const made = transpile(text, 'mine.ts');
        if ('failure' in made) expect(made.failure.message).toMatch(/^SyntaxError/);
      }),
    );
  });
});
