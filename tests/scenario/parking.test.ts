import { expect, test } from 'vitest';
import { angleDifference, radiansToDegrees } from '../../src/core/math/angle.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import { loadScene } from '../../src/scenario/load-scene.ts';
import { projectFiles, projectMaps } from './first-drive-fixture.ts';

test('park-parallel: astar, by its own localisation, stands within 0.15 m and 3 degrees after three shunts at most', async () => {
  const { loaded } = await loadScene('scenes/park-parallel.json', projectFiles, projectMaps);
  const pose = loaded!.goalPose!;
  const { run } = assembleRun(loaded!, { seed: 1, perception: 'oracle', planner: 'astar', segmenter: null });
  let shunts = 0;
  let sense = 0;
  // On past the moment at which the goal counts as reached, until the driver says that it is done.
  while (run.bus.latest('plan')?.message.decision.reason !== 'parked' && run.ticks < 6000) {
    run.step();
    const { vx } = run.bus.latest('truth.ego')!.message;
    if (Math.abs(vx) < 0.05) continue;
    if (sense !== 0 && Math.sign(vx) !== sense) shunts++;
    sense = Math.sign(vx);
  }
  const { x, y, yaw, vx } = run.bus.latest('truth.ego')!.message;
  expect(Math.hypot(x - pose.x, y - pose.y)).toBeLessThan(0.15);
  expect(Math.abs(radiansToDegrees(angleDifference(yaw, pose.yaw)))).toBeLessThan(3);
  expect(Math.abs(vx)).toBeLessThan(0.05);
  expect(shunts).toBeLessThanOrEqual(3);
  expect(run.ending).toBe('goal');
  expect(run.results().filter(({ result }) => result === 'fail')).toEqual([]);
});
