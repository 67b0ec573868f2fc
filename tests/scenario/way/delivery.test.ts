import { expect, test } from 'vitest';
import type { PlainData } from '../../../src/core/snapshot.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

/** A snapshot is gone on with for so long [ticks]: past the end of the stop. */
const GO_ON = 250;

const scene = {
  name: 'Two stops on one street',
  map: 'maps/first-town.xodr',
  perception: 'oracle',
  rig: 'planning',
  timeout: 70,
  ego: {
    vehicle: 'compact-hatchback',
    start: { road: '12', lane: -1, s: 10 },
    stops: [
      { road: '12', lane: -1, s: 25, stand: 2 },
      { road: '12', lane: -1, s: 45, stand: 1, tolerance: 2 },
    ],
    goal: { road: '12', lane: -1, s: 60 },
  },
  criteria: ['usual', 'stops'],
};
const files = {
  ...projectFiles,
  text: async (path: string) => (path === 'scenes/tested.json' ? JSON.stringify(scene) : projectFiles.text(path)),
};

test.each(['astar', 'idm', 'careful'] as const)(
  '%s drives to its stops in turn, stands there, and arrives; from a snapshot it does the same',
  async (planner) => {
    const { loaded, problems } = await loadScene('scenes/tested.json', files, projectMaps);
    expect(problems).toEqual([]);
    const assemble = () => assembleRun(loaded!, { seed: 1, perception: 'oracle', planner, segmenter: null }).run;
    const run = assemble();
    const reasons = new Set<string>();
    let [state, later] = [null as PlainData, ''];
    let taken = 0;
    while (run.ending === null) {
      run.step();
      const plan = run.bus.publishedNow('plan');
      if (plan?.decision.kind === 'wait') reasons.add(plan.decision.reason);
      if (taken === 0 && plan?.decision.reason === 'standing at stop 1 of 2 for 1 of 2 s') {
        state = run.snapshot();
        taken = run.ticks;
      }
      if (run.ticks === taken + GO_ON) later = run.hash;
    }
    expect(run.ending).toBe('goal');
    expect(run.results().filter(({ result }) => result !== 'pass')).toEqual([]);
    expect(run.metrics().stopsReached).toEqual({ value: 2, unit: '1', valid: true });
    expect([...reasons]).toContain('standing at stop 2 of 2 for 1 of 1 s');
    const again = assemble();
    again.restore(state);
    while (again.ticks < taken + GO_ON) again.step();
    expect(again.hash).toBe(later);
  },
);
