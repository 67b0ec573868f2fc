import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTown } from '../../../src/map/authoring/build-town.ts';
import { openDriveXml } from '../../../src/map/authoring/opendrive-writer.ts';
import type { StreetPlan } from '../../../src/map/authoring/town-plan.ts';

const FOLDER = join(import.meta.dirname, '../../../scenes/maps');

/** A map's name and OpenDRIVE text. */
export type NamedMap = readonly [name: string, xml: string];

/** All maps that ship, by name, and two hamlets: one on slopes of 7 %, one with wide streets. */
export function maskMaps(): NamedMap[] {
  const shipped = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.xodr'))
    .sort()
    .map((file): NamedMap => [file.replace('.xodr', ''), readFileSync(join(FOLDER, file), 'utf8')]);
  return [...shipped, ['hill-hamlet', hamlet(8, 1)], ['wide-hamlet', hamlet(0, 2)]];
}

/** A crossing with lights and three streets that end blind, two of them `climb` [m] higher. */
function hamlet(climb: number, lanes: number): string {
  const street = (to: string, x: number, y: number): StreetPlan => ({
    name: `${to} street`,
    from: 'cross',
    to,
    corners: [{ x, y, radius: 60, spiral: 15 }],
    lanes,
    speedLimitKmh: 50,
  });
  return openDriveXml(
    buildTown({
      name: 'hamlet',
      crossings: [
        { name: 'cross', x: 0, y: 0, z: 0, signalled: true },
        { name: 'east', x: 150, y: 25, z: climb, signalled: false },
        { name: 'north', x: -30, y: 140, z: climb, signalled: false },
        { name: 'west', x: -150, y: 20, z: 0, signalled: false },
      ],
      streets: [street('east', 75, -5), street('north', 5, 75), street('west', -75, -8)],
    }),
  );
}
