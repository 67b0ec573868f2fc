import { bench, describe } from 'vitest';
import { tellPlannerSpeed } from './drive-speed.ts';

await tellPlannerSpeed('idm');

describe('the driver idm among twenty vehicles, no camera', () => {
  bench('20 simulated seconds, twelve times', async () => void (await tellPlannerSpeed('idm')), { iterations: 1 });
});
