import { expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import { SignalControl } from '../../../src/world/signals/signal-control.ts';
import { signalDiagrams } from '../../../src/world/signals/signal-diagram.ts';
import { firstTown } from '../../map-fixture.ts';
import { programsOf, shippedMap } from './signal-fixture.ts';

const city = shippedMap('grid-city');

test.each([
  ['turns', []],
  ['fixed', programsOf(city, 'fixed')],
])('%s: the diagram says what the lights show, in any cycle', (control, programs) => {
  const diagrams = signalDiagrams(city, 3, programs);
  expect(diagrams).toHaveLength(new Set(city.signalGroups.map(({ junction }) => junction)).size);
  const lights = new SignalControl(city, 3, programs);
  const states = new Uint8Array(city.signals.length);
  for (let tick = 0; tick < 30_000; tick += 37) {
    lights.statesAt(tick, states);
    for (const diagram of diagrams) {
      expect(diagram.control).toBe(control);
      diagram.groups.forEach((group, g) => {
        const run = diagram.runs[g].findLast(({ from }) => from <= tick % diagram.cycle);
        expect(states[city.signalGroups[group].signals[0]]).toBe(run?.state);
      });
    }
  }
});

test('actuated control has no cycle; a failure does not hide the plan', () => {
  const town = firstTown();
  const [actuated] = programsOf(town, 'actuated');
  expect(signalDiagrams(town, 1, [actuated])).toMatchObject([{ control: 'actuated', cycle: 0, runs: [[], []] }]);
  const [diagram] = signalDiagrams(town, 1, [{ ...actuated, control: null, failure: { mode: 'dark', from: 0 } }]);
  expect(diagram.control).toBe('turns');
  expect(diagram.runs.flat().some(({ state }) => state === SIGNAL_STATE.green)).toBe(true);
});
