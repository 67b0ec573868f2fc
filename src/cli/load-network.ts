import { Segmenter } from '../perception/segmentation/segmenter.ts';
import { startTensorBackend } from '../perception/segmentation/tensor-backend.ts';
import { readWeights } from './read-weights.ts';

/** The network with the weights of a file; what is wrong with the file is a usage error that lists it all. */
export async function loadNetwork(path: string): Promise<Segmenter> {
  const { parameters } = await readWeights(path);
  await startTensorBackend();
  return new Segmenter(parameters);
}
