import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { laneCentreOffset, laneHeight, lanesOfSide, sectionAt } from '../../src/map/lane-geometry.ts';
import type { OpenDriveDocument } from '../../src/map/opendrive/document.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { roadPoint } from '../../src/map/road-geometry.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/** Largest distance to the reference in the plan and in height [m]. */
const TOLERANCE = 0.01;

interface Row {
  readonly road: string;
  readonly lane: number;
  readonly s: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

describe.skipIf(!hasMaterial())('lane centres of outside maps', () => {
  it('are within 1 cm of what esmini and libOpenDRIVE say, where these agree', () => {
    const count = { files: 0, unread: 0, rows: 0, near: 0, nearInHeight: 0 };
    const far: string[] = [];
    for (const file of materialFiles('xodr', '.xodr')) {
      const reference = join(MATERIAL, 'reference/lanes', `${file.slice(0, -5).replaceAll('/', '__')}.csv`);
      if (!existsSync(reference)) continue;
      const rows = agreedRows(readFileSync(reference, 'utf8'));
      const { document } = readOpenDrive(readFileSync(join(MATERIAL, 'xodr', file), 'utf8'));
      if (document === null) {
        count.unread++;
        continue;
      }
      count.files++;
      for (const row of rows) {
        count.rows++;
        const { distance, height } = distanceTo(document, row);
        if (distance <= TOLERANCE) count.near++;
        else far.push(`${file} road ${row.road} lane ${row.lane} s ${row.s}: ${distance.toFixed(3)} m`);
        if (height <= TOLERANCE) count.nearInHeight++;
      }
    }
    const percent = (n: number) => `${((100 * n) / count.rows).toFixed(3)} %`;
    console.log(
      `${count.files} maps read, ${count.unread} not; ${count.rows} rows: ${percent(count.near)} within 1 cm in the plan, ` +
        `${percent(count.nearInHeight)} in height`,
    );
    expect(far.slice(0, 20)).toEqual([]);
    expect(count.rows).toBeGreaterThan(10_000);
    expect(count.nearInHeight / count.rows).toBeGreaterThan(0.999);
  });
});

/** Rows where all three evaluators lie within 1 cm of each other. */
function agreedRows(csv: string): Row[] {
  const [header, ...lines] = csv.trim().split('\n');
  const column = new Map(header.split(',').map((name, i) => [name, i]));
  const number = (cells: string[], name: string) => Number(cells[column.get(name)!]);
  return lines
    .map((line) => line.split(','))
    .filter((cells) => cells[column.get('agree')!] === 'el')
    .map((cells) => ({
      road: cells[column.get('road')!],
      lane: number(cells, 'lane'),
      s: number(cells, 's'),
      x: number(cells, 'ref_x'),
      y: number(cells, 'ref_y'),
      z: number(cells, 'ref_z'),
    }));
}

/** Stations are rounded to six digits in the reference, which matters where a plan view has gaps: the nearest counts. */
function distanceTo(document: OpenDriveDocument, row: Row): { distance: number; height: number } {
  const around = [row.s, row.s * (1 - 5e-6), row.s * (1 + 5e-6)].map((s) => laneCentre(document, { ...row, s }));
  return {
    distance: Math.min(...around.map((place) => Math.hypot(place.x - row.x, place.y - row.y))),
    height: Math.min(...around.map((place) => Math.abs(place.z - row.z))),
  };
}

function laneCentre(document: OpenDriveDocument, row: Row) {
  const road = document.roads.find((candidate) => candidate.id === row.road)!;
  const offset = { t: 0, slope: 0, bend: 0 };
  const section = road.laneSections[sectionAt(road, row.s)];
  laneCentreOffset(road, section, row.lane, row.s, offset);
  const place = { x: 0, y: 0, z: 0, heading: 0 };
  roadPoint(road, row.s, offset.t, place);
  const lane = lanesOfSide(section, row.lane)[Math.abs(row.lane) - 1];
  return { ...place, z: place.z + laneHeight(lane, row.s, 0.5) };
}
