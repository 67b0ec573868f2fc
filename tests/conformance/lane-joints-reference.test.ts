import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asStated, type LaneEnd, laneJoints } from '../../src/map/lane-joints.ts';
import type { OpenDriveDocument } from '../../src/map/opendrive/document.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/**
 * libOpenDRIVE follows right lanes with s and left lanes against it whatever the rule says, which is against traffic on
 * left-hand roads: there, a joint may be turned round, and is counted apart. It does not read direct junctions, and of
 * several successors of a lane only the first: what only we have is these.
 */
describe.skipIf(!hasMaterial())('lane-to-lane successors of outside maps', () => {
  it('are those of libOpenDRIVE to the ninth digit, but for left-hand roads and what it does not read', () => {
    const count = { ours: 0, theirs: 0, same: 0, turned: 0 };
    const missing: string[] = [];
    const onlyOurs: string[] = [];
    for (const file of materialFiles('xodr', '.xodr')) {
      const name = file.slice(0, -5).replaceAll('/', '__');
      const reference = join(MATERIAL, 'reference/graph', `${name}.csv`);
      if (!existsSync(reference)) continue;
      const { document } = readOpenDrive(readFileSync(join(MATERIAL, 'xodr', file), 'utf8'));
      if (document === null) continue;
      const leftHand = document.roads.some((road) => road.leftHand);
      const theirs = theirJoints(readFileSync(reference, 'utf8'));
      const ours = ourJoints(asStated(document));
      count.ours += ours.size;
      count.theirs += theirs.size;
      for (const joint of theirs) {
        if (ours.has(joint)) count.same++;
        else if (leftHand && ours.has(turned(joint))) count.turned++;
        else missing.push(`${name}: ${joint}`);
      }
      for (const joint of ours) {
        if (!theirs.has(joint) && !(leftHand && theirs.has(turned(joint)))) onlyOurs.push(`${name}: ${joint}`);
      }
    }
    console.log(`${JSON.stringify(count)}\nonly theirs:\n${missing.join('\n')}\nonly ours:\n${onlyOurs.join('\n')}`);
    expect(count.theirs).toBeGreaterThan(7000);
    expect(missing).toEqual([]);
    expect(count.turned / count.theirs).toBeLessThan(0.01);
    expect(onlyOurs.length / count.theirs).toBeLessThan(0.002);
  });
});

function ourJoints(document: OpenDriveDocument): Set<string> {
  const name = ({ road, section, lane }: LaneEnd) => {
    const { id, laneSections } = document.roads[road];
    return `${id} ${laneSections[section].s.toPrecision(9)} ${lane}`;
  };
  return new Set(laneJoints(document).map(({ from, to }) => `${name(from)} > ${name(to)}`));
}

function theirJoints(csv: string): Set<string> {
  const lines = csv.trim().split('\n').slice(1);
  const name = (road: string, s: string, lane: string) => `${road} ${Number(s).toPrecision(9)} ${lane}`;
  return new Set(
    lines.map((line) => {
      const [road, s, lane, toRoad, toS, toLane] = line.split(',');
      return `${name(road, s, lane)} > ${name(toRoad, toS, toLane)}`;
    }),
  );
}

function turned(joint: string): string {
  return joint.split(' > ').reverse().join(' > ');
}
