import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { gridFile } from './grid-file.ts';

describe('the generated grid', () => {
  const { map, problems } = loadRoadMap(gridFile(3), 'grid');

  it('is a town without a fault', () => {
    expect(problems).toEqual([]);
    expect(map!.junctions).toHaveLength(9);
    expect(map!.document.roads.filter(({ junction }) => junction < 0)).toHaveLength(12);
  });

  it('leads from every lane to every other', () => {
    const seen = new Set([0]);
    for (const lane of seen) for (const next of map!.lanes[lane].successors) seen.add(next);
    expect(seen.size).toBe(map!.lanes.length);
  });

  it('has lights before every crossing, one group each', () => {
    expect(map!.signalGroups.map(({ junction }) => junction)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(map!.stopLines).toHaveLength(24);
  });
});
