import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LaneEnd, laneJoints } from '../../src/map/lane-joints.ts';
import type { OpenDriveDocument } from '../../src/map/opendrive/document.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/**
 * libOpenDRIVE follows right lanes with s and left lanes against it whatever the rule says, which is against traffic on
 * left-hand roads: a joint of those counts in either direction. It does not read direct junctions. Joints within one
 * centimetre are those of sections without length, which our reader leaves out and links over.
 */
describe.skipIf(!hasMaterial())('lane-to-lane successors of outside maps', () => {
  it('are at least 99.5 % the same as in libOpenDRIVE, both ways', () => {
    const count = { ours: 0, theirs: 0, same: 0, turned: 0 };
    const rest: string[] = [];
    for (const file of materialFiles('xodr', '.xodr')) {
      const name = file.slice(0, -5).replaceAll('/', '__');
      const reference = join(MATERIAL, 'reference/graph', `${name}.csv`);
      if (!existsSync(reference)) continue;
      const { document } = readOpenDrive(readFileSync(join(MATERIAL, 'xodr', file), 'utf8'));
      if (document === null) continue;
      const leftHand = document.roads.some((road) => road.leftHand);
      const theirs = theirJoints(readFileSync(reference, 'utf8'));
      const ours = ourJoints(document);
      count.ours += ours.size;
      count.theirs += theirs.size;
      for (const joint of theirs) {
        if (ours.has(joint)) count.same++;
        else if (leftHand && ours.has(turned(joint))) count.turned++;
        else rest.push(`${name}: only theirs ${joint}`);
      }
      for (const joint of ours) {
        if (!theirs.has(joint) && !(leftHand && theirs.has(turned(joint)))) rest.push(`${name}: only ours ${joint}`);
      }
    }
    console.log(`${JSON.stringify(count)}, ${rest.length} others:\n${rest.join('\n')}`);
    expect(count.theirs).toBeGreaterThan(5000);
    expect(rest.length / count.theirs).toBeLessThan(0.005);
  });
});

function ourJoints(document: OpenDriveDocument): Set<string> {
  const name = ({ road, section, lane }: LaneEnd) => {
    const { id, laneSections } = document.roads[road];
    return `${id} ${laneSections[section].s.toFixed(2)} ${lane}`;
  };
  return joined(laneJoints(document).map(({ from, to }) => [name(from), name(to)]));
}

function theirJoints(csv: string): Set<string> {
  const lines = csv.trim().split('\n').slice(1);
  const joints = lines.map((line) => {
    const [road, s, lane, toRoad, toS, toLane] = line.split(',');
    return [`${road} ${Number(s).toFixed(2)} ${lane}`, `${toRoad} ${Number(toS).toFixed(2)} ${toLane}`];
  });
  return joined(joints);
}

function joined(joints: readonly string[][]): Set<string> {
  return new Set(joints.filter(([from, to]) => from !== to).map((joint) => joint.join(' > ')));
}

function turned(joint: string): string {
  return joint.split(' > ').reverse().join(' > ');
}
