import { describe, expect, test } from 'vitest';
import { TruthPainter, type TruthPicture } from '../../src/app/worker/truth-painter.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import type { LoadedScene } from '../../src/scenario/load-scene.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import type { Run } from '../../src/scenario/run.ts';
import { projectFiles, projectMaps } from '../scenario/first-drive-fixture.ts';

const { loaded } = await loadScene('scenes/first-drive.json', projectFiles, projectMaps);

function start(): { run: Run; painter: TruthPainter } {
  const { rig } = loaded as LoadedScene;
  const { run, scenery } = assembleRun(loaded as LoadedScene, { seed: 1, perception: 'oracle', segmenter: null });
  return { run, painter: new TruthPainter(rig, scenery) };
}

/** Drives so many ticks; gives the pictures that come. */
function drive(run: Run, painter: TruthPainter, ticks: number): TruthPicture[] {
  const pictures: TruthPicture[] = [];
  for (let k = 0; k < ticks; k++) {
    run.step();
    painter.observe(run);
    const picture = painter.take();
    if (picture !== null) pictures.push(picture);
  }
  return pictures;
}

const spread = ({ rgb }: TruthPicture) => new Set(rgb).size;

describe('TruthPainter', () => {
  test('paints nothing while nobody looks, and every frame while somebody does', () => {
    const { run, painter } = start();
    expect(drive(run, painter, 20)).toEqual([]);
    painter.watch({ topic: 'camera.front', view: 'depth' }, run);
    expect(painter.take()?.view).toBe('depth');
    expect(drive(run, painter, 20)).toHaveLength(2);
    painter.watch(null, run);
    expect(drive(run, painter, 20)).toEqual([]);
  });

  test('makes normals and flow where the camera leaves them out, and changes nothing of the run', () => {
    const { run, painter } = start();
    const plain = start().run;
    painter.watch({ topic: 'camera.front', view: 'normals' }, run);
    const normals = drive(run, painter, 11);
    expect(spread(normals[0])).toBeGreaterThan(8);
    painter.watch({ topic: 'camera.front', view: 'flow' }, run);
    const flow = drive(run, painter, 400);
    expect(spread(flow[flow.length - 1])).toBeGreaterThan(60);
    for (let k = 0; k < 411; k++) plain.step();
    expect(run.hash).toBe(plain.hash);
  });

  test('paints nothing of a sensor that is no camera', () => {
    const { run, painter } = start();
    painter.watch({ topic: 'gnss', view: 'depth' }, run);
    expect(drive(run, painter, 20)).toEqual([]);
  });
});
