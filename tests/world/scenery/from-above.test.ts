import { expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { shippedMap, shippedMapNames, shippedScenery } from '../../shipped-maps.ts';
import { faultsOfLanes, sharedHeights } from './from-above.ts';

/** Side of a pixel on the ground [m]. */
const PIXEL = 0.125;

const map = shippedMap('first-town');
const scenery = shippedScenery('first-town');

test('seen from above, every driving lane is road from border to border, at the height of the map', () => {
  expect(Object.fromEntries(faultsOfLanes(map, scenery, PIXEL))).toEqual({});
});

test('no two surfaces of different classes lie at the same height, so that which one is seen is never chance', () => {
  expect(Object.fromEntries(sharedHeights(map, scenery, PIXEL))).toEqual({});
});

/** Side of a pixel where whole maps are looked at [m], and the share of pixels that may be cut off at borders. */
const COARSE = 0.25;
const TOLERANCE = 1e-4;

test.each(shippedMapNames())('on %s ground and pavement cover no more than a sliver of the driving lanes', (name) => {
  const shipped = shippedMap(name);
  const faults = faultsOfLanes(shipped, shippedScenery(name), COARSE);
  const pixels = [...faults.values()].reduce((sum, fault) => sum + fault.pixels, 0);
  const lanes = shipped.lanes.reduce((sum, { length, centre }) => sum + length * centre.width[centre.count >> 1], 0);
  expect((pixels * COARSE * COARSE) / lanes, JSON.stringify(Object.fromEntries(faults))).toBeLessThan(TOLERANCE);
});

test('a hole and a surface that lies in another one are found', () => {
  const { chunks } = scenery;
  const most = chunks.reduce((a, b) => (b.semantic.length > a.semantic.length ? b : a));
  const holed = { ...scenery, chunks: chunks.filter((chunk) => chunk !== most) };
  expect([...faultsOfLanes(map, holed, 0.5).keys()]).toContain('sky through a hole');
  const grown = { ...most, semantic: most.semantic.map(() => SEMANTIC.terrain) };
  expect([...sharedHeights(map, { ...scenery, chunks: [...chunks, grown] }, 0.5).keys()]).toContain('road and terrain');
});
