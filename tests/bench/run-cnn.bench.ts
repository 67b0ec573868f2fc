import { createRequire } from 'node:module';
import { bench, describe } from 'vitest';
import { driveSpeed } from './drive-speed.ts';
import { tellSpeed } from './tell-benchmark.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { WEIGHTS } = load('../../dist/cli/asset-paths.js');
const { loadNetwork } = load('../../dist/cli/load-network.js');

const SCENE = 'scenes/first-drive.json';
const network = await loadNetwork(WEIGHTS);

tellSpeed('run-cnn', await driveSpeed(SCENE, 'cnn', network), 'x real time', 'real time', 1);

describe('the first drive by the camera and the network', () => {
  bench('18 simulated seconds, twice', async () => void (await driveSpeed(SCENE, 'cnn', network)), { iterations: 1 });
});
