import { describe, expect, test } from 'vitest';
import { formatMapLink, parseMapLink } from '../../src/app/state/map-link.ts';

describe('map link', () => {
  test.each(['first-town', 'a b', 'ü&=#', '100%'])('"%s" comes back as it went', (key) => {
    expect(parseMapLink(formatMapLink(key))).toEqual({ key });
  });

  test.each(['#map', '#map=', formatMapLink(null)])('%s is the map page without a map', (hash) => {
    expect(parseMapLink(hash)).toEqual({ key: null });
  });

  test.each(['', '#', '#scene=first-drive&seed=3'])('"%s" is another page', (hash) => {
    expect(parseMapLink(hash)).toBeNull();
  });
});
