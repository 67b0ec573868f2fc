import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { loadScene } from '../../../src/scenario/load-scene.ts';
import { radarParametersOf } from '../../../src/scenario/rig/radar-parameters-of.ts';
import { radarSchema } from '../../../src/scenario/rig/radar-schema.ts';
import { RADAR_PRESETS, type RadarPreset } from '../../../src/sensors/radar/radar-parameters.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

const first = JSON.parse(await projectFiles.text('scenes/first-drive.json')) as Record<string, unknown>;
const { sensors: usual } = JSON.parse(await projectFiles.text('rigs/starter.json')) as { sensors: object[] };

function load(...radars: object[]) {
  const rig = { sensors: [...usual, ...radars.map((radar) => ({ kind: 'radar', ...radar }))] };
  const files: FileSource = {
    text: async (path) => (path === 'scenes/r.json' ? JSON.stringify({ ...first, rig }) : projectFiles.text(path)),
    bytes: projectFiles.bytes,
  };
  return loadScene('scenes/r.json', files, projectMaps);
}

/** Hash of each radar's scans over the first second of the first drive. */
async function hashesOf(...radars: { name: string; preset?: string }[]): Promise<string[]> {
  const { loaded, problems } = await load(...radars);
  if (loaded === null) throw new Error(JSON.stringify(problems));
  const { run } = assembleRun(loaded, { seed: 1, perception: 'oracle', segmenter: null });
  const scans: unknown[][] = radars.map(() => []);
  for (let tick = 0; tick < 100; tick++) {
    run.step();
    for (const [i, { name }] of radars.entries()) scans[i].push(run.bus.publishedNow(`radar.${name}`));
  }
  expect(scans.every((list) => list.filter((scan) => scan !== null).length === 10)).toBe(true);
  return scans.map((list) => hashOf(list as never));
}

describe('a radar in a rig', () => {
  test('tells the same to the bit, whoever sits beside it', async () => {
    const [alone] = await hashesOf({ name: 'front' });
    const [beside, rear] = await hashesOf({ name: 'front' }, { name: 'rear', preset: 'short-range' });
    expect(beside).toBe(alone);
    expect(rear).not.toBe(alone);
  });

  test('has the parameters of its preset, and over them its own', () => {
    for (const preset of Object.keys(RADAR_PRESETS) as RadarPreset[]) {
      const fields = radarSchema.parse({ kind: 'radar', name: 'a', preset });
      expect(radarParametersOf(fields)).toEqual(RADAR_PRESETS[preset]);
    }
    const fields = radarSchema.parse({ kind: 'radar', name: 'a', fov: 90, wallLoss: null, clutterRate: 0 });
    const expected = { ...RADAR_PRESETS['long-range'], fieldOfView: Math.PI / 2, wallLoss: null, clutterRate: 0 };
    expect(radarParametersOf(fields)).toEqual(expected);
  });

  test('is refused where it can not be, all at once', async () => {
    const { loaded, problems } = await load(
      { name: 'a', fov: 180, rangeMax: -5 },
      { name: 'b', preset: 'long', rangeResolution: 0 },
      { name: 'c', rangeMin: 40, rangeMax: 30 },
      { name: 'd', mount: { z: -0.1 }, falseAlarmProbability: 1 },
    );
    expect(loaded).toBeNull();
    const found = problems.map(({ path, message }) => `${path}: ${message}`).join('\n');
    for (const path of ['[4].fov', '[4].rangeMax', '[5].preset', '[5].rangeResolution', '[6].rangeMax', '[7].mount.z'])
      expect(found).toContain(`rig.sensors${path}: `);
    expect(found).toContain('rig.sensors[7].falseAlarmProbability: ');
    expect(found).toContain('the nearest below the farthest');
  });
});
