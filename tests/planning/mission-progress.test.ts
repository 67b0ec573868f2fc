import { expect, test } from 'vitest';
import type { Decision } from '../../src/core/messages/plan.ts';
import { NO_FENCE } from '../../src/planning/no-fence.ts';
import type { Mission } from '../../src/planning/route/mission.ts';
import { MissionProgress } from '../../src/planning/route/mission-progress.ts';
import { QUICKEST } from '../../src/planning/route/route-wish.ts';

const stops = [10, 20].map((s) => ({ place: { lane: 0, s }, stand: 2, tolerance: 3 }));
const mission: Mission = { stops, wish: QUICKEST };
const goal = { lane: 0, s: 99 };
const decision = (kind: Decision['kind'], reason: string): Decision => ({
  kind,
  reason,
  ...NO_FENCE,
});

test('stands at each stop for its time, says so, then goes on to the next and in the end to the goal', () => {
  const progress = new MissionProgress(mission, goal);
  expect(progress.target).toEqual({ lane: 0, s: 10 });
  expect(progress.update(0, 40, 8)).toBe(false);
  expect(progress.tell(decision('arrive', 'goal 12 m')).reason).toBe('stop 1 of 2 12 m');
  expect(progress.tell(decision('cruise', '40 km/h'))).toEqual(decision('cruise', '40 km/h'));
  expect(progress.update(100, 1, 0)).toBe(false);
  expect(progress.update(200, 1, 0)).toBe(false);
  expect(progress.tell(decision('arrive', 'goal 1 m'))).toMatchObject({
    kind: 'wait',
    reason: 'standing at stop 1 of 2 for 1 of 2 s',
  });
  expect(progress.update(329, 1, 0)).toBe(false);
  expect(progress.update(330, 1, 0)).toBe(true);
  expect(progress.target).toEqual({ lane: 0, s: 20 });
  expect(progress.update(400, 0, 0)).toBe(false);
  expect(progress.update(700, 0, 0)).toBe(true);
  expect(progress.isLast).toBe(true);
  expect(progress.target).toBe(goal);
  expect(progress.tell(decision('arrive', 'goal 12 m')).reason).toBe('goal 12 m');
});

test('who rolls on, or stands too far away, does not stand at the stop; who has passed it seeks another way there', () => {
  const progress = new MissionProgress(mission, goal);
  progress.update(0, 0, 0);
  progress.update(100, 0, 1);
  expect(progress.update(300, 0, 0)).toBe(false);
  expect(progress.update(400, 2.9, 0)).toBe(false);
  expect(progress.update(900, 2.9, 0)).toBe(false);
  expect(progress.update(1000, -3.1, 5)).toBe(true);
  expect(progress.target).toEqual({ lane: 0, s: 10 });
});

test('an emergency is told as it is; a snapshot goes on where it was', () => {
  const progress = new MissionProgress(mission, goal);
  progress.update(0, 0, 0);
  expect(progress.tell(decision('emergency', 'vehicle 1 m')).kind).toBe('emergency');
  const other = new MissionProgress(mission, goal);
  other.restore(progress.snapshot());
  expect(other.update(230, 0, 0)).toBe(true);
  expect(progress.update(230, 0, 0)).toBe(true);
  expect(other.target).toEqual(progress.target);
});
