import simdModule from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { Segmenter } from '../../perception/segmentation/segmenter.ts';
import { startTensorBackend } from '../../perception/segmentation/tensor-backend.ts';
import { decodeWeights } from '../../perception/segmentation/weights-file.ts';
import type { InputProblem } from '../../scenario/input-problem.ts';
import { appFiles } from './app-files.ts';

/** The weights that ship. */
const WEIGHTS_PATH = 'assets/segmentation.weights';

export interface NetworkLoading {
  readonly network: Segmenter | null;
  readonly problems: readonly InputProblem[];
}

let loading: Promise<NetworkLoading> | null = null;

/** The network, once for all drives; or what is wrong with its weights. */
export function loadNetwork(): Promise<NetworkLoading> {
  loading ??= load();
  return loading;
}

async function load(): Promise<NetworkLoading> {
  let bytes: Uint8Array;
  try {
    bytes = await appFiles.bytes(WEIGHTS_PATH);
  } catch (error) {
    return refused([`cannot be read: ${(error as Error).message}; make it with: npm run retrain`]);
  }
  const { weights, problems } = decodeWeights(bytes);
  if (weights === null) return refused(problems);
  await startTensorBackend(new URL(simdModule, import.meta.url).href);
  return { network: new Segmenter(weights.parameters), problems: [] };
}

function refused(messages: readonly string[]): NetworkLoading {
  const problems = messages.map((message) => ({ file: WEIGHTS_PATH, line: 0, column: 0, path: '', message }));
  return { network: null, problems };
}
