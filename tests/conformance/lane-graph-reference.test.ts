import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { Lane, RoadMap } from '../../src/map/road-map.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/**
 * libOpenDRIVE goes by the file's links whichever way traffic runs, so joints are compared without direction. It
 * merges sections that are shorter than a centimetre. What is not the same: it joins lanes that run against each other
 * (dual_opposing_dedicated_right_turn_lanes, and files of qc-opendrive that are wrong on purpose), which nobody can drive;
 * and it does not read direct junctions (soderleden), which we do.
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

  it('have hardly a joint that libOpenDRIVE does not find', () => {
    let joints = 0;
    const ours: string[] = [];
    for (const file of materialFiles('xodr', '.xodr')) {
      const name = file.slice(0, -5).replaceAll('/', '__');
      const reference = join(MATERIAL, 'reference/graph', `${name}.csv`);
      if (!existsSync(reference)) continue;
      const { map } = loadRoadMap(readFileSync(join(MATERIAL, 'xodr', file), 'utf8'), name);
      if (map === null) continue;
      const theirs = joinedEnds(readFileSync(reference, 'utf8'));
      for (const lane of map.lanes) {
        for (const next of lane.successors) {
          const to = map.lanes[next];
          if (lane.length < 0.01 || to.length < 0.01) continue;
          joints++;
          if (!theirs(map, lane, to) && !theirs(map, to, lane)) ours.push(`${name}: ${lane.key} to ${to.key}`);
        }
      }
    }
    console.log(`${joints} joints, ${ours.length} of them only ours:\n${ours.join('\n')}`);
    expect(joints).toBeGreaterThan(4000);
    expect(ours.length / joints).toBeLessThan(0.005);
  });
});

/** Whether a reference joins two lanes; stations are compared to a centimetre. */
function joinedEnds(csv: string): (map: RoadMap, from: Lane, to: Lane) => boolean {
  const known = new Map<string, [number, number][]>();
  for (const line of csv.trim().split('\n').slice(1)) {
    const [road, s, lane, toRoad, toS, toLane] = line.split(',');
    const key = `${road} ${lane} ${toRoad} ${toLane}`;
    known.set(key, [...(known.get(key) ?? []), [Number(s), Number(toS)]]);
  }
  return (map, from, to) => {
    const [a, b] = [from, to].map((lane) => `${map.document.roads[lane.road].id} ${lane.id}`);
    const stations = known.get(`${a} ${b}`) ?? [];
    return stations.some(([s, toS]) => Math.abs(s - from.s0) < 0.01 && Math.abs(toS - to.s0) < 0.01);
  };
}

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
