import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { angleDifference } from '../../src/core/math/angle.ts';
import { LaneProbe } from '../../src/map/lane-probe.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';
import { type ReferenceRow, referenceRows } from './reference-rows.ts';

/** Largest differences from the reference: in the plan, in height and in width [m], and in heading [rad]. */
const PLACE = 0.01;
const WIDTH = 0.001;
const HEADING = 0.002;

describe.skipIf(!hasMaterial())('probes of outside maps', () => {
  it('give place, height, width and heading as esmini and libOpenDRIVE do, where these agree', () => {
    const off = { plan: [] as string[], height: [] as string[], width: [] as string[], heading: [] as string[] };
    let count = 0;
    for (const file of materialFiles('xodr', '.xodr')) {
      const reference = join(MATERIAL, 'reference/lanes', `${file.slice(0, -5).replaceAll('/', '__')}.csv`);
      if (!existsSync(reference)) continue;
      const { document } = readOpenDrive(readFileSync(join(MATERIAL, 'xodr', file), 'utf8'));
      if (document === null) continue;
      const probe = new LaneProbe(document);
      for (const row of referenceRows(readFileSync(reference, 'utf8'))) {
        const name = `${file} road ${row.road} lane ${row.lane} s ${row.s}`;
        const error = smallestErrors(probe, row);
        count++;
        if (!(error.plan <= PLACE)) off.plan.push(`${name}: ${error.plan} m`);
        if (!(error.height <= PLACE)) off.height.push(`${name}: ${error.height} m`);
        if (!(error.width <= WIDTH)) off.width.push(`${name}: ${error.width} m`);
        if (!(error.heading <= HEADING)) off.heading.push(`${name}: ${error.heading} rad`);
      }
    }
    const percent = (list: string[]) => `${(100 - (100 * list.length) / count).toFixed(3)} %`;
    console.log(
      `${count} rows: plan ${percent(off.plan)}, height ${percent(off.height)}, width ${percent(off.width)}, ` +
        `heading ${percent(off.heading)} within tolerance\n${[...off.height, ...off.width, ...off.heading].join('\n')}`,
    );
    expect(count).toBeGreaterThan(10_000);
    expect(off.plan).toEqual([]);
    expect(off.height.length).toBeLessThan(count / 1000);
    expect(off.width.length).toBeLessThan(count / 1000);
    expect(off.heading.length).toBeLessThan(count / 1000);
  });
});

/** The reference's stations are rounded to six digits, which matters where a record begins: the nearest counts. */
function smallestErrors(probe: LaneProbe, row: ReferenceRow) {
  const out = { x: 0, y: 0, z: 0, heading: 0, width: 0 };
  const best = { plan: Infinity, height: Infinity, width: Infinity, heading: Infinity };
  for (const s of [row.s, row.s * (1 - 5e-6), row.s * (1 + 5e-6)]) {
    if (probe.at(row.road, row.lane, s, out) !== null) continue;
    best.plan = Math.min(best.plan, Math.hypot(out.x - row.x, out.y - row.y));
    best.height = Math.min(best.height, Math.abs(out.z - row.z));
    best.width = Math.min(best.width, Math.abs(out.width - row.width));
    best.heading = Math.min(best.heading, Math.abs(angleDifference(out.heading, row.heading)));
  }
  return best;
}
