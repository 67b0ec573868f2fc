import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMapLink, parseMapLink } from '../../src/app/state/map-link.ts';

describe('map link', () => {
  test.each(['first-town', 'a b', 'ü&=#', '100%'])('"%s" comes back as it went', (key) => {
    expect(parseMapLink(formatMapLink(key))).toEqual({ key, view: null });
  });

  test.each(['#map', '#map=', formatMapLink(null)])('%s is the map page without a map', (hash) => {
    expect(parseMapLink(hash)).toEqual({ key: null, view: null });
  });

  test.each(['', '#', '#scene=first-drive&seed=3'])('"%s" is another page', (hash) => {
    expect(parseMapLink(hash)).toBeNull();
  });

  test('the view comes back within what one can see', () => {
    const number = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    const view = fc.record({
      x: number,
      y: number,
      z: number,
      azimuth: fc.double({ min: -7, max: 7, noNaN: true }),
      elevation: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
      distance: fc.double({ min: 1, max: 1e5, noNaN: true }),
    });
    fc.assert(
      fc.property(view, fc.option(fc.constant('first-town')), (from, key) => {
        const back = parseMapLink(formatMapLink(key, from));
        expect(back?.key).toBe(key);
        for (const [name, value] of Object.entries(from)) {
          expect(Math.abs((back?.view?.[name as keyof typeof from] ?? Number.NaN) - value)).toBeLessThan(0.051);
        }
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  test.each(['at=1,2&look=1,2,3', 'at=1,2,3', 'at=1,2,x&look=1,2,3', 'at=1,2,3&look=1,2,-5', 'at=,,&look=1,2,3'])(
    'a view that makes no sense is the whole map: %s',
    (view) => {
      expect(parseMapLink(`#map=first-town&${view}`)).toEqual({ key: 'first-town', view: null });
    },
  );
});
