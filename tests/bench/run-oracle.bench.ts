import { bench, describe } from 'vitest';
import { driveSpeed } from './drive-speed.ts';
import { tellSpeed } from './tell-benchmark.ts';

const SCENE = 'scenes/first-drive.json';

tellSpeed('run-oracle', await driveSpeed(SCENE, 'oracle', null), 'x real time', 'real time', 1);

describe('the first drive by the oracle, camera on', () => {
  bench('18 simulated seconds, twice', async () => void (await driveSpeed(SCENE, 'oracle', null)), { iterations: 1 });
});
