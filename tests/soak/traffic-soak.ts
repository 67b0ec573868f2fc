import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import type { Company } from '../world/traffic/all-kinds-run.ts';
import { DENSITIES, LONGEST_REST, placesOf, watchTraffic } from '../world/traffic/traffic-watch.ts';
import { companyOn } from './company.ts';

/*
 * Traffic of all kinds of vehicles and drivers on every map that ships, at three densities and in the city at its capacity,
 * an hour each, and again with the same seed: npm run test:soak:traffic -- --seconds 3600 --seed 1 --densities 0.5,0.8 --map grid-city
 */

const FOLDER = 'scenes/maps';
/** Driven at this density as well: queues reach back over several junctions. */
const CROWDED = { map: 'grid-city.xodr', density: 0.8 };
/** Maps with crosswalks are driven at this density with people and flows, too. */
const AMONG_PEOPLE = 0.15;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3600' },
    seed: { type: 'string', default: '1' },
    /** The usual ones if left out. */
    densities: { type: 'string' },
    /** Maps whose names contain this. */
    map: { type: 'string', default: '' },
  },
});
const densitiesOf = (map: string): readonly number[] =>
  values.densities?.split(',').map(Number) ?? (map === CROWDED.map ? [...DENSITIES, CROWDED.density] : DENSITIES);
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
let failures = 0;
for (const name of readdirSync(FOLDER).sort()) {
  if (!name.includes(values.map)) continue;
  const { map } = loadRoadMap(readFileSync(join(FOLDER, name), 'utf8'), name);
  if (map === null) throw new Error(`${name} has no map`);
  const places = placesOf(map);
  for (const density of densitiesOf(name)) judge(map, name, Math.round(places * density), {});
  const company = companyOn(map);
  if (company !== null) judge(map, `${name} with people and flows`, Math.round(places * AMONG_PEOPLE), company);
}
process.exitCode = failures === 0 ? 0 : 1;

function judge(map: RoadMap, name: string, vehicles: number, company: Company): void {
  const report = watchTraffic(map, seed, vehicles, seconds, company);
  const isSame = watchTraffic(map, seed, vehicles, seconds, company).hash === report.hash;
  const { count, overlaps, crossedOnRed, longestRest, meanSpeed, arrivals, laneChanges } = report;
  const isGood = isSame && overlaps === 0 && crossedOnRed === 0 && longestRest <= LONGEST_REST;
  if (!isGood) failures++;
  console.log(
    `${isGood ? 'ok    ' : 'FAILED'} ${name}, ${count} vehicles, ${arrivals} came in, ${laneChanges} changed lanes: ${meanSpeed.toFixed(2)} m/s, longest rest ${longestRest} s, ` +
      `${overlaps} overlaps, ${crossedOnRed} red lights run, ${isSame ? 'same hash again' : 'ANOTHER HASH'}`,
  );
  for (const line of [...report.touches, ...report.rests]) console.log(`    ${line}`);
}
