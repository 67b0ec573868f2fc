import { bench, describe } from 'vitest';
import { tellPlannerSpeed } from './drive-speed.ts';

await tellPlannerSpeed('pdm-lite');

describe('the driver pdm-lite among twenty vehicles, no camera', () => {
  bench('20 simulated seconds, twelve times', async () => void (await tellPlannerSpeed('pdm-lite')), { iterations: 1 });
});
