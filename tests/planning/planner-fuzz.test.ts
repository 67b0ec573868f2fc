import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../../src/core/messages/plan.ts';
import { crossingMap, LANE } from './crossing-map.ts';
import { KinematicDrive, track } from './kinematic-drive.ts';

/** What a consumer of plans relies on. */
function expectSound(plan: Plan): void {
  expect(plan.valid).toBe(true);
  expect(plan.decision.reason).not.toBe('');
  for (let i = 0; i < plan.t.length; i++) {
    const values = [
      plan.x[i],
      plan.y[i],
      plan.z[i],
      plan.yaw[i],
      plan.curvature[i],
      plan.speed[i],
      plan.acceleration[i],
    ];
    expect(values.every(Number.isFinite)).toBe(true);
    expect(plan.speed[i]).toBeGreaterThanOrEqual(0);
    expect(plan.acceleration[i]).toBeGreaterThan(-12);
    if (i === 0) continue;
    const way = Math.hypot(plan.x[i] - plan.x[i - 1], plan.y[i] - plan.y[i - 1]);
    // Points and speeds tell the same story; an offset stretches the way by its curvature.
    expect(Math.abs(way - 0.05 * (plan.speed[i] + plan.speed[i - 1]))).toBeLessThan(0.15);
  }
}

const tracks = fc.array(
  fc.record({
    id: fc.integer({ min: 2, max: 6 }),
    x: fc.double({ min: -60, max: 40, noNaN: true }),
    y: fc.double({ min: -40, max: 40, noNaN: true }),
    yaw: fc.double({ min: -4, max: 4, noNaN: true }),
    speed: fc.double({ min: -1, max: 15, noNaN: true }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 5 },
);

test('whatever the tracks, every plan is valid, finite and drivable', () => {
  fc.assert(
    fc.property(
      fc.array(tracks, { minLength: 1, maxLength: 12 }),
      fc.double({ min: -1.2, max: 1.2, noNaN: true }),
      fc.double({ min: 0, max: 14, noNaN: true }),
      fc.boolean(),
      (scenes, offset, speed, left) => {
        const goal = left ? { lane: LANE.toNorth, s: 60 } : { lane: LANE.toEast, s: 60 };
        const drive = new KinematicDrive(crossingMap(), goal);
        Object.assign(drive.car, { x: -50, y: -1.75 + offset, speed });
        drive.tracksAt = (tick) =>
          scenes[(tick / 10) % scenes.length].map((t) =>
            track(t.id, t.x, t.y, t.yaw, t.speed, { confidence: t.confidence }),
          );
        drive.run(1.5, undefined, () => {
          if (drive.tick % 10 === 1) expectSound(drive.plan!);
        });
      },
    ),
    { seed: 6, numRuns: 40 },
  );
});
