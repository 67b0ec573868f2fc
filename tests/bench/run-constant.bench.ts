import { bench, describe } from 'vitest';
import { tellPlannerSpeed } from './drive-speed.ts';

await tellPlannerSpeed('constant');

describe('the driver constant among twenty vehicles, no camera', () => {
  bench('20 simulated seconds, twelve times', async () => void (await tellPlannerSpeed('constant')), { iterations: 1 });
});
