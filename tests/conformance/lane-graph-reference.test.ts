import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { Lane, RoadMap } from '../../src/map/road-map.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/**
 * libOpenDRIVE goes by the file's links whichever way traffic runs, so joints are compared without direction. It
 * merges sections that are shorter than a centimetre.
 */
describe.skipIf(!hasMaterial())('lane graphs of outside maps', () => {
  it('have at least 99.5 % of the joints that libOpenDRIVE finds between driving lanes', () => {
    let joints = 0;
    const missing: string[] = [];
    for (const file of materialFiles('xodr', '.xodr')) {
      const name = file.slice(0, -5).replaceAll('/', '__');
      const reference = join(MATERIAL, 'reference/graph', `${name}.csv`);
      if (!existsSync(reference)) continue;
      const { map } = loadRoadMap(readFileSync(join(MATERIAL, 'xodr', file), 'utf8'), name);
      if (map === null) continue;
      const lanes = lanesByName(map);
      for (const line of readFileSync(reference, 'utf8').trim().split('\n').slice(1)) {
        const [road, s, lane, toRoad, toS, toLane] = line.split(',');
        const from = findLane(lanes.get(`${road} ${lane}`) ?? [], Number(s));
        const to = findLane(lanes.get(`${toRoad} ${toLane}`) ?? [], Number(toS));
        if (from < 0 || to < 0 || from === to) continue;
        joints++;
        if (!leadsTo(map, from, to) && !leadsTo(map, to, from)) missing.push(`${name}: ${line}`);
      }
    }
    console.log(`${joints} joints, ${missing.length} of them not ours:\n${missing.join('\n')}`);
    expect(joints).toBeGreaterThan(5000);
    expect(missing.length / joints).toBeLessThan(0.005);
  });
});

/** Whether one lane leads to another, directly or over lanes shorter than a centimetre. */
function leadsTo(map: RoadMap, from: number, to: number): boolean {
  return map.lanes[from].successors.some(
    (next) => next === to || (next !== from && map.lanes[next].length < 0.01 && leadsTo(map, next, to)),
  );
}

/** Index of the one that begins nearest to `s`, -1 where there is none. */
function findLane(lanes: readonly Lane[], s: number): number {
  const nearest = lanes.toSorted((a, b) => Math.abs(a.s0 - s) - Math.abs(b.s0 - s))[0];
  return nearest !== undefined && Math.abs(nearest.s0 - s) < 0.01 ? nearest.index : -1;
}

/** Lanes of all sections by "road lane". */
function lanesByName(map: RoadMap): ReadonlyMap<string, readonly Lane[]> {
  const result = new Map<string, Lane[]>();
  for (const lane of map.lanes) {
    const name = `${map.document.roads[lane.road].id} ${lane.id}`;
    result.set(name, [...(result.get(name) ?? []), lane]);
  }
  return result;
}
