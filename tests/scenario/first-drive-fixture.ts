import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SegmentationNetwork } from '../../src/perception/perception-module.ts';
import { Segmenter } from '../../src/perception/segmentation/segmenter.ts';
import { startTensorBackend } from '../../src/perception/segmentation/tensor-backend.ts';
import { decodeWeights, type TrainedWeights } from '../../src/perception/segmentation/weights-file.ts';
import type { FileSource } from '../../src/scenario/file-source.ts';
import { type LoadedScene, loadScene } from '../../src/scenario/load-scene.ts';
import { MapShelf } from '../../src/scenario/map-shelf.ts';

const SCENE = 'scenes/first-drive.json';
const ROOT = join(import.meta.dirname, '../..');

/** Files of the project by their path in it. */
export const projectFiles: FileSource = {
  text: async (path) => readFileSync(join(ROOT, path), 'utf8'),
  bytes: async (path) => new Uint8Array(readFileSync(join(ROOT, path))),
};

/**
 * Their maps, each read and dressed once for all tests of a process that load a scene: it takes seconds. Nothing changes
 * a map or a scenery; what runs on the command line and in the app shares them as well.
 */
export const projectMaps = new MapShelf(projectFiles);

/** The first drive as it ships, or with another rig: `planning`, which has no camera, is driven ten times as fast. */
export async function firstDrive(rig?: string): Promise<LoadedScene> {
  const text = async (path: string) => {
    const shipped = await projectFiles.text(path);
    return rig === undefined || path !== SCENE
      ? shipped
      : JSON.stringify({ ...JSON.parse(shipped), rig, perception: 'oracle' });
  };
  const { loaded, problems } = await loadScene(SCENE, { ...projectFiles, text }, projectMaps);
  if (loaded === null) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return loaded;
}

/** The weights that ship. */
export async function shippedWeights(): Promise<TrainedWeights> {
  const { weights, problems } = decodeWeights(await projectFiles.bytes('assets/segmentation.weights'));
  if (weights === null) throw new Error(problems.join('\n'));
  return weights;
}

/** The network that ships. */
export async function shippedNetwork(): Promise<SegmentationNetwork> {
  const { parameters } = await shippedWeights();
  await startTensorBackend();
  return new Segmenter(parameters);
}
