import { expect, test } from 'vitest';
import { leastAllocated } from '../../allocated.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { AllKindsRun } from './all-kinds-run.ts';

/** Until V8 has compiled what runs often, and how much is measured [s]; an update is a tenth of a second. */
const WARM_UP = 40;
const MEASURED = 5;

/**
 * Bytes of heap for a vehicle through 0.1 s. A number that V8 puts on the heap takes 16 bytes: in town there is less than one
 * for each update. On a motorway everybody looks at the lane beside once a second, and new vehicles come in at its edges.
 */
test.each([
  ['grid-city', 1000, 16],
  ['motorway', 250, 64],
] as const)(
  'a vehicle update puts next to nothing on the heap: %s',
  (name, count, bound) => {
    const run = new AllKindsRun(shippedMap(name), 1, count).drive(WARM_UP);
    const { bytes, most } = leastAllocated(() => run.drive(MEASURED));
    expect(bytes / (10 * MEASURED * count), most.join('\n')).toBeLessThan(bound);
  },
  240_000,
);
