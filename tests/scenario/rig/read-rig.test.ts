import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileSource } from '../../../src/scenario/file-source.ts';
import { type LoadedScene, loadScene } from '../../../src/scenario/load-scene.ts';
import { rigSchema } from '../../../src/scenario/rig/rig-schema.ts';
import { RIG_NAMES, STARTER_RIG } from '../../../src/scenario/rig/starter-rig.ts';
import { projectFiles, projectMaps } from '../first-drive-fixture.ts';

const RIGS = join(import.meta.dirname, '../../../rigs');
const first = JSON.parse(await projectFiles.text('scenes/first-drive.json')) as Record<string, unknown>;
const { sensors: usual } = JSON.parse(await projectFiles.text('rigs/starter.json')) as { sensors: object[] };

/** The project with a first drive that has this rig, and other files beside it. */
function load(rig: unknown, others: Readonly<Record<string, string>> = {}, more: object = {}) {
  const files: FileSource = {
    text: async (path) => {
      if (path === 'scenes/tested.json') return JSON.stringify({ ...first, rig, ...more });
      return others[path] ?? projectFiles.text(path);
    },
    bytes: projectFiles.bytes,
  };
  return loadScene('scenes/tested.json', files, projectMaps);
}

async function accepted(rig: unknown, others?: Readonly<Record<string, string>>): Promise<LoadedScene> {
  const { loaded, problems } = await load(rig, others);
  expect(problems).toEqual([]);
  return loaded as LoadedScene;
}

async function refused(rig: unknown): Promise<string[]> {
  const { loaded, problems } = await load(rig);
  expect(loaded).toBeNull();
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('a rig', () => {
  test('by default is the starter, which its file spells out', async () => {
    expect((await accepted(undefined)).rig).toEqual({ ...STARTER_RIG, isAsked: false });
    expect((await accepted('starter')).rig).toEqual({ ...STARTER_RIG, isAsked: true });
  });

  test('that ships is known by name', () => {
    const files = readdirSync(RIGS).sort();
    expect(files).toEqual([...RIG_NAMES].map((name) => `${name}.json`).sort());
    for (const file of files) {
      const rig = rigSchema.parse(JSON.parse(readFileSync(join(RIGS, file), 'utf8')));
      expect(`${rig.name}.json`).toBe(file);
      expect(rig.description).not.toBe('');
    }
  });

  test('comes by name, by a file beside the scene, or inline', async () => {
    expect((await accepted('camera-only')).rig.sensors).toHaveLength(9);
    const mine = JSON.stringify({ name: 'mine', sensors: usual });
    expect((await accepted('mine.json', { 'scenes/mine.json': mine })).rig.name).toBe('mine');
    expect((await accepted({ sensors: usual })).rig.name).toBe('inline');
  });

  test('of the docs is accepted', async () => {
    const text = await projectFiles.text('docs/sensors.md');
    const examples = [...text.matchAll(/```json\n(\{\n {2}"name"[^`]*)```/g)].map(([, json]) => json);
    expect(examples.length).toBeGreaterThan(0);
    for (const json of examples) await accepted('mine.json', { 'scenes/mine.json': json });
  });

  test('is refused with every problem at once, its place, what was found and what was expected', async () => {
    const rig = {
      sensors: [
        ...usual,
        { kind: 'lidr', name: 'top' },
        { kind: 'camera', name: 'wide', fov: 180 },
        { kind: 'camera', name: 'blind', fov: 0, rate: 30, latency: 0.015 },
        { kind: 'camera', name: 'wide', mount: { z: -0.2 } },
        { kind: 'gnss', name: 'gnss' },
        { kind: 'imu', name: 'second', mount: { z: -0.1 }, rate: -1 },
        { kind: 'camera', name: 'top', mout: {} },
      ],
    };
    expect(await refused(rig)).toEqual([
      expect.stringMatching(/^rig.sensors\[4\].kind: found "lidr", expected one of camera/),
      'rig.sensors[5].fov: found 180, expected at most 170 degrees for a pinhole; a "kannala-brandt" lens sees wider',
      expect.stringMatching(/^rig.sensors\[6\].rate: found 30, expected a rate that divides 100: 1, 2, 4, 5, 10/),
      expect.stringMatching(/^rig.sensors\[6\].latency: found 0.015, expected whole ticks of 0.01 s/),
      'rig.sensors[6].fov: found 0, expected at least 1: horizontal field of view, edge to edge [degrees]',
      expect.stringMatching(/^rig.sensors\[9\].rate: found -1, expected a rate that divides 100/),
      expect.stringMatching(
        /^rig.sensors\[10\].mout: unknown field, expected one of kind, name, mount, .*; perhaps mount$/,
      ),
      'rig.sensors[7].name: found "wide", which sensors[5] of this kind has already; expected another name',
      'rig.sensors[8].name: found "gnss", which sensors[1] of this kind has already; expected another name',
      "rig.sensors[7].mount.z: found -0.2 m, in the ground; expected more than 0, the road's height",
      "rig.sensors[9].mount.z: found -0.1 m, in the ground; expected at least 0, the road's height",
    ]);
  });

  test('without what the driver reads is refused, and so is a front camera of another size', async () => {
    expect(await refused({ sensors: [{ kind: 'camera', name: 'front', width: 640 }, { kind: 'imu' }] })).toEqual([
      'rig.sensors: found no sensor of topic gnss, which the driver reads; add { "kind": "gnss" }',
      'rig.sensors: found no sensor of topic odometry, which the driver reads; add { "kind": "odometry" }',
      expect.stringMatching(/^rig.sensors\[0\].width: found 640, expected 256: the network takes/),
    ]);
  });

  test('sees all around only without a front camera, beside which that is refused', async () => {
    const [camera, ...others] = usual;
    const { loaded } = await load({ view: 'all-round', sensors: others }, {}, { perception: 'oracle' });
    expect(loaded?.rig.view).toBe('all-round');
    expect(await refused({ view: 'all-round', sensors: [camera, ...others] })).toEqual([
      'rig.view: found "all-round" beside a front camera: an oracle then sees what the camera sees; expected no view, or no camera "front"',
    ]);
  });

  test('without a front camera is for the oracle alone', async () => {
    const { loaded, problems } = await load('planning', {}, { perception: 'oracle' });
    expect(problems).toEqual([]);
    expect(loaded?.rig.sensors.map(({ kind }) => kind)).toEqual(['gnss', 'imu', 'odometry']);
    expect(await refused('planning')).toEqual([
      'rig: the network has no front camera to look through on rig "planning"; set perception to "oracle", or add { "kind": "camera", "name": "front" }',
    ]);
  });

  test('that is not there is refused with the nearest name, or the reason', async () => {
    expect(await refused('camera-olny')).toEqual([expect.stringMatching(/expected one of .*; perhaps camera-only$/)]);
    expect(await refused('rigs/none.json')).toEqual([expect.stringMatching(/^rig: scenes\/rigs\/none.json cannot be/)]);
  });

  test('in a file of its own is refused with the places of that file', async () => {
    const { problems } = await load('mine.json', { 'scenes/mine.json': '{\n"name": "m",\n"sensors": [{"kind":5}]}' });
    expect(problems[0]).toMatchObject({ file: 'scenes/mine.json', line: 3, path: 'sensors[0].kind' });
  });
});
