import { readFile } from 'node:fs/promises';
import { decodeWeights, type TrainedWeights } from '../perception/segmentation/weights-file.ts';
import { UsageError } from './usage-error.ts';

/** The weights of a file; what is wrong with it is a usage error that lists it all. */
export async function readWeights(path: string): Promise<TrainedWeights> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new UsageError(`${path}: cannot be read: ${error.message}; make it with: npm run retrain`);
  });
  const { weights, problems } = decodeWeights(bytes);
  if (weights !== null) return weights;
  throw new UsageError(problems.map((problem) => `${path}: ${problem}`).join('\n'));
}
