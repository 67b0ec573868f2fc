import { expect, test } from 'vitest';
import { Controller } from '../../../src/control/controller.ts';
import { hashOf } from '../../../src/core/hash.ts';
import { angleDifference } from '../../../src/core/math/angle.ts';
import type { Command } from '../../../src/core/messages/command.ts';
import type { Localisation } from '../../../src/core/messages/localisation.ts';
import type { Plan } from '../../../src/core/messages/plan.ts';
import type { Messages } from '../../../src/core/messages.ts';
import type { PlanePose } from '../../../src/planning/free-space/arc-piece.ts';
import type { FreeSpace } from '../../../src/planning/free-space/free-space.ts';
import { Manoeuvre } from '../../../src/planning/free-space/manoeuvre.ts';
import { Surroundings } from '../../../src/planning/free-space/surroundings.ts';
import { createEgo } from '../../../src/world/ego/create-ego.ts';
import type { DynamicsName } from '../../../src/world/ego/ego-dynamics.ts';
import { compactHatchback as car } from '../../../src/world/vehicles/compact-hatchback.ts';
import { planeGround } from '../../world/plane-ground.ts';

const BACK = car.length / 2 - car.rearOverhang;
const TAKEN = [-2, -1, 1, 2].map((k) => ({ x: 2.5 * k, y: 5.5, yaw: Math.PI / 2, length: 4.3, width: 1.8 }));
const isGround = (x: number, y: number) => y > -3 && y < 8.1 && Math.abs(x) < 40;
/** Planned with a margin, driven without. */
const PLANNED = new Surroundings(car, TAKEN, isGround, 0.15);
const REAL = new Surroundings(car, TAKEN, isGround, 0);

interface Outcome {
  readonly pose: PlanePose;
  readonly seconds: number;
  readonly touched: boolean;
  /** Least time to what is straight ahead while it goes forwards [s]. */
  readonly leastTime: number;
  readonly hash: string;
}

function park(
  dynamics: DynamicsName,
  start: PlanePose,
  goal: PlanePose,
  spaceAt: (tick: number) => FreeSpace,
): Outcome {
  const ego = createEgo({ name: dynamics, tyre: 'pacejka', friction: 1 }, car, planeGround(), {
    ...start,
    z: 0,
    speed: 0,
  });
  const manoeuvre = new Manoeuvre(car);
  const controller = new Controller(car);
  let plan: { tick: number; message: Plan } | null = null;
  let command: Command | null = null;
  let touched = false;
  let leastTime = Number.POSITIVE_INFINITY;
  let tick = 0;
  for (; tick < 9000 && !manoeuvre.isDone; tick++) {
    const { x, y, z, yaw, vx, ax, yawRate } = ego.truth();
    const sigmas = { lateralSigma: 0, longitudinalSigma: 0, yawSigma: 0 };
    const localisation: Localisation = { valid: true, x, y, z, yaw, speed: vx, acceleration: ax, yawRate, ...sigmas };
    const toTouch = REAL.roomAhead(x, y, yaw, 0) / vx;
    if (vx > 0.02) leastTime = Math.min(leastTime, toTouch);
    touched ||= !REAL.isFree(x, y, yaw);
    if (tick % 10 === 0) {
      if (!manoeuvre.isUnderWay) expect(manoeuvre.begin(tick, { x, y, yaw }, goal, spaceAt(tick))).toBe(true);
      // Whoever is restored goes on as if nothing had been.
      manoeuvre.restore(manoeuvre.snapshot());
      plan = { tick, message: manoeuvre.plan(tick, localisation, spaceAt(tick)) };
    }
    const messages = { plan, localisation: { tick, message: localisation } };
    controller.step(
      tick,
      { latest: <T extends keyof Messages>(topic: T) => messages[topic as 'plan'] as never },
      {
        publish: (_topic, message) => {
          command = message as Command;
        },
      },
    );
    ego.step(command);
  }
  const { x, y, yaw } = ego.truth();
  return { pose: { x, y, yaw }, seconds: tick / 100, touched, leastTime, hash: hashOf(ego.snapshot()) };
}

const BAY_FORWARDS = { x: 0, y: 5.5 - BACK, yaw: Math.PI / 2 };
const BAY_BACKWARDS = { x: 0, y: 5.5 + BACK, yaw: -Math.PI / 2 };

for (const dynamics of ['raycast', 'bicycle'] as const) {
  for (const [name, goal] of [
    ['forwards', BAY_FORWARDS],
    ['backwards', BAY_BACKWARDS],
  ] as const) {
    test(`${dynamics}: parks ${name} in a bay within 15 cm and 3 degrees, touching nothing`, () => {
      const { pose, seconds, touched, leastTime } = park(dynamics, { x: -9, y: -0.5, yaw: 0 }, goal, () => PLANNED);
      expect(touched).toBe(false);
      expect(leastTime).toBeGreaterThan(0.95);
      expect(Math.hypot(pose.x - goal.x, pose.y - goal.y)).toBeLessThan(0.15);
      expect(Math.abs(angleDifference(pose.yaw, goal.yaw))).toBeLessThan((3 * Math.PI) / 180);
      expect(seconds).toBeLessThan(80);
    });
  }
}

const NOSE = car.length - car.rearOverhang;
const CORNER = { x: 8, y: 2, yaw: Math.PI / 4, length: 2, width: 2 };

test.each([
  ['across the way', { x: 10, y: 0, yaw: 0, length: 4, width: 1.8 }, 0, 8 - NOSE],
  // An edge at 45 degrees from (8, 2 - sqrt 2) outwards and back.
  ['with a corner in the way', CORNER, 0, 8 - (car.width / 2 - 2 + Math.SQRT2) - NOSE],
  ['with a corner in the way, in doubt', CORNER, 0.3, 8 - (car.width / 2 + 0.3 - 2 + Math.SQRT2) - NOSE],
  ['behind', { x: -6, y: 0, yaw: 0, length: 4, width: 1.8 }, 0, Number.POSITIVE_INFINITY],
  ['beside', { x: 2, y: 2, yaw: 0, length: 4, width: 1.8 }, 0.5, Number.POSITIVE_INFINITY],
] as const)('room straight ahead of something %s', (_name, box, aside, room) => {
  for (const turn of [0, 1.1]) {
    const c = Math.cos(turn);
    const s = Math.sin(turn);
    const turned = { ...box, x: c * box.x - s * box.y, y: s * box.x + c * box.y, yaw: box.yaw + turn };
    const found = new Surroundings(car, [turned], () => true, 0).roomAhead(0, 0, turn, aside);
    if (room === Number.POSITIVE_INFINITY) expect(found).toBe(room);
    else expect(found).toBeCloseTo(room, 9);
  }
});

test('stops for who comes into the way, and goes on when it is gone', () => {
  const someone = { x: 2, y: 0.6, yaw: 0, length: 0.5, width: 0.5 };
  const barred = new Surroundings(car, [...TAKEN, someone], isGround, 0.15);
  const spaceAt = (tick: number) => (tick > 300 && tick < 600 ? barred : PLANNED);
  const { pose, touched } = park('bicycle', { x: -9, y: -0.5, yaw: 0 }, BAY_BACKWARDS, spaceAt);
  expect(touched).toBe(false);
  expect(Math.hypot(pose.x - BAY_BACKWARDS.x, pose.y - BAY_BACKWARDS.y)).toBeLessThan(0.15);
});

test('the same again, bit by bit', () => {
  const once = () => park('bicycle', { x: -9, y: -0.5, yaw: 0 }, BAY_FORWARDS, () => PLANNED).hash;
  expect(once()).toBe(once());
});
