import { expect, test } from 'vitest';
import { leastAllocated } from '../../allocated.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { PeopleRun } from './people-run.ts';

const COUNT = 200;
/** Until V8 has compiled what runs often, and how much is measured [s]; an update is a tenth of a second. */
const WARM_UP = 20;
const MEASURED = 5;
/** Bytes of heap for a person through 0.1 s: numbers that some searches, most of all that for the ground, hand from function to function. */
const BOUND = 400;

test('a person of a crowd makes no objects: what V8 puts on the heap is numbers alone', () => {
  const run = new PeopleRun(shippedMap('grid-city'), { people: COUNT, jaywalkers: 0.2 });
  const drive = (seconds: number): void => {
    for (let i = 0; i < 100 * seconds; i++) run.step();
  };
  drive(WARM_UP);
  const { bytes, most } = leastAllocated(() => drive(MEASURED));
  expect(bytes / (10 * MEASURED * COUNT), most.join('\n')).toBeLessThan(BOUND);
}, 240_000);
