import { expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import type { Crossing } from '../../../src/world/people/crossing.ts';
import { WALK, walkSignal } from '../../../src/world/people/may-cross.ts';

const { red, redAmber, green, amber, off, flashingAmber } = SIGNAL_STATE;

/** A crossing with these lights, of which signals 0 and 1 are its heads and 2 and 3 stop vehicles. */
function crossing(heads: readonly number[], lights: readonly number[]): Crossing {
  const ends = { paths: [0, 1], stations: [0, 0], x: [0, 0], y: [0, 10] } as const;
  return { isMarked: true, isRemote: false, ...ends, length: 10, half: 1, lanes: [], heads, lights };
}

test.each([
  ['its heads alone count: all have to be green', [0, 1], [2, 3], [green, green, green, green], WALK.go],
  ['one head is red', [0, 1], [2, 3], [green, red, red, red], WALK.stop],
  ['without heads people go while all vehicles are stopped', [], [2, 3], [green, green, red, red], WALK.go],
  ['one light lets vehicles go', [], [2, 3], [green, green, red, green], WALK.stop],
  ['amber and red-amber are no red', [], [2, 3], [green, green, amber, redAmber], WALK.stop],
  ['out of use: as without lights', [0, 1], [2], [off, off, flashingAmber, off], WALK.unlit],
  ['no lights at all', [], [], [], WALK.unlit],
])('%s', (_, heads, lights, states, expected) => {
  expect(walkSignal(crossing(heads, lights), Uint8Array.from(states))).toBe(expected);
});
