import { readFile } from 'node:fs/promises';
import { Segmenter } from '../perception/segmentation/segmenter.ts';
import { startTensorBackend } from '../perception/segmentation/tensor-backend.ts';
import { decodeWeights, type TrainedWeights } from '../perception/segmentation/weights-file.ts';
import { UsageError } from './usage-error.ts';

/** The network with the weights of a file; what is wrong with the file is a usage error that lists it all. */
export async function loadNetwork(path: string): Promise<Segmenter> {
  const { parameters } = await loadWeights(path);
  await startTensorBackend();
  return new Segmenter(parameters);
}

export async function loadWeights(path: string): Promise<TrainedWeights> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new UsageError(`${path}: cannot be read: ${error.message}; make it with: npm run retrain`);
  });
  const { weights, problems } = decodeWeights(bytes);
  if (weights !== null) return weights;
  throw new UsageError(problems.map((problem) => `${path}: ${problem}`).join('\n'));
}
