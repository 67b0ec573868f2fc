import { bench, describe } from 'vitest';
import { tellPlannerSpeed } from './drive-speed.ts';

await tellPlannerSpeed('astar');

describe('the driver astar among twenty vehicles, no camera', () => {
  bench('20 simulated seconds, twelve times', async () => void (await tellPlannerSpeed('astar')), { iterations: 1 });
});
