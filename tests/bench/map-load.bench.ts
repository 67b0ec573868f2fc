import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { bench, describe, expect } from 'vitest';
import { MATERIAL } from '../conformance/material.ts';
import { gridFile, gridOf } from '../map/grid-file.ts';
import { leastMilliseconds, tellCost } from './tell-benchmark.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { loadRoadMap } = load('../../dist/map/load-road-map.js');
const { LaneIndex } = load('../../dist/map/lane-index.js');

/** Road of the grids [m]: cost per kilometre should be the same for all three. */
const GRIDS = [1e3, 1e4, 1e5];
const town05 = join(MATERIAL, 'xodr/carla/Town05.xodr');

const files: [string, string][] = GRIDS.map((length) => [`grid of ${length / 1000} km`, gridFile(gridOf(length))]);
if (existsSync(town05)) files.unshift(['CARLA Town05', readFileSync(town05, 'utf8')]);

/** Elements of an XML text. */
function parseOnly(text: string): number {
  let elements = 0;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', () => elements++);
  parser.write(text).close();
  return elements;
}

/**
 * From text to a map with its lane index. The reference only parses the same XML, with the parser that the reader uses, and
 * keeps nothing: the least that any reader of the file has to do.
 */
describe.each(files)('%s', (_, text) => {
  const { map } = loadRoadMap(text, 'bench');
  const kilometres = map.document.roads.reduce((sum: number, road: { length: number }) => sum + road.length, 0) / 1000;
  if (kilometres > 5 && kilometres < 15) {
    const read = leastMilliseconds(5, () => void new LaneIndex(loadRoadMap(text, 'bench').map));
    const parse = leastMilliseconds(5, () => void parseOnly(text));
    tellCost('map-load', read / kilometres, 'ms/km', 'the same XML only parsed, by saxes', parse / kilometres);
  }
  const options = { time: 500, warmupTime: 0, warmupIterations: 1, iterations: 3 };
  bench(
    `read and index ${kilometres.toFixed(1)} km`,
    () => {
      const loaded = loadRoadMap(text, 'bench').map;
      new LaneIndex(loaded);
      expect(loaded.lanes.length).toBe(map.lanes.length);
    },
    options,
  );
  bench(
    `only parse ${(text.length / 1e6).toFixed(1)} MB of XML`,
    () => {
      expect(parseOnly(text)).toBeGreaterThan(map.lanes.length);
    },
    options,
  );
});
