import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { companyOn } from '../../soak/company.ts';
import { AllKindsRun } from './all-kinds-run.ts';

const village = loadRoadMap(readFileSync('scenes/maps/left-hand-village.xodr', 'utf8'), 'village').map as RoadMap;

/** How many vehicles of each flow arrived and how many of them came in, in four minutes of a village without others. */
function comeIn(kind: string): { arrived: number; entered: number } {
  const flows = companyOn(village)?.flows?.map((flow) => ({ ...flow, kinds: { [kind]: 1 } })) ?? [];
  const truth = new AllKindsRun(village, 1, 0, { flows }).drive(240).traffic.flowsTruth();
  const sum = (list: Int32Array) => list.reduce((all, value) => all + value, 0);
  return { arrived: sum(truth.arrived), entered: sum(truth.entered) };
}

test('vehicles of flows come in only where they fit all lanes of their way: no buses in lanes of 2.6 m', () => {
  const buses = comeIn('bus');
  expect(buses.arrived).toBeGreaterThan(20);
  expect(buses.entered).toBe(0);
  const cars = comeIn('car');
  expect(cars.entered).toBeGreaterThan(20);
});
