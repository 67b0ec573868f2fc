import { describe, expect, test } from 'vitest';
import { EXIT, exitCodeOf, gravest } from '../../src/cli/exit-code.ts';
import { faultResult, type RunResult } from '../../src/scenario/run-result.ts';

const identity = {
  scene: 's',
  name: 'n',
  seed: 1,
  perception: 'cnn',
  planner: 'astar',
  tags: [],
  variation: {},
  sets: [],
  dynamics: 'raycast',
  weather: 'fair',
  friction: 1,
  rig: 'starter',
} as const;

describe('exit codes', () => {
  test('the gravest wins: 4, 5, 3, 2, 1', () => {
    expect(gravest([])).toBe(0);
    expect(gravest([EXIT.ok, EXIT.failed])).toBe(1);
    expect(gravest([EXIT.failed, EXIT.usage])).toBe(2);
    expect(gravest([EXIT.usage, EXIT.planner, EXIT.failed])).toBe(3);
    expect(gravest([EXIT.planner, EXIT.mismatch])).toBe(5);
    expect(gravest([EXIT.mismatch, EXIT.simulator, EXIT.planner])).toBe(4);
  });

  test('a fault is never taken for bad driving', () => {
    const of = (kind: 'planner' | 'simulator' | 'input') => exitCodeOf(faultResult(identity, { kind, message: '' }));
    expect([of('input'), of('planner'), of('simulator')]).toEqual([2, 3, 4]);
    const judged = (verdict: 'pass' | 'fail'): RunResult => ({
      ...faultResult(identity, { kind: 'input', message: '' }),
      fault: null,
      verdict,
    });
    expect([exitCodeOf(judged('pass')), exitCodeOf(judged('fail'))]).toEqual([0, 1]);
  });
});
