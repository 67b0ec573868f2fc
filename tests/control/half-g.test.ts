import { describe, expect, test } from 'vitest';
import { type ControlSetting, LATERAL_NAMES } from '../../src/control/control-gains.ts';
import { Controller } from '../../src/control/controller.ts';
import { hashOf } from '../../src/core/hash.ts';
import type { Command } from '../../src/core/messages/command.ts';
import type { Localisation } from '../../src/core/messages/localisation.ts';
import type { Messages } from '../../src/core/messages.ts';
import { createEgo } from '../../src/world/ego/create-ego.ts';
import { compactHatchback as car } from '../../src/world/vehicles/compact-hatchback.ts';
import { planeGround } from '../world/plane-ground.ts';
import { circlePlan } from './plan-fixture.ts';

const RADIUS = 40;
/** 0.5 g = v^2 / R. */
const SPEED = Math.sqrt(0.5 * 9.81 * RADIUS);

/** Rounds a circle with tyres that slip; the error of the rear axle across it after 3 s, RMS [m], and a hash of all commands. */
function round(setting: ControlSetting): { rms: number; hash: unknown } {
  const start = { x: RADIUS, y: 0, z: 0, yaw: Math.PI / 2, speed: SPEED };
  const ego = createEgo({ name: 'single-track', tyre: 'pacejka', friction: 1 }, car, planeGround(), start);
  const controller = new Controller(car, setting);
  const commands: Command[] = [];
  let plan = { tick: 0, message: circlePlan(RADIUS, 0, SPEED) };
  let sum = 0;
  let count = 0;
  for (let tick = 0; tick < 1500; tick++) {
    const { x, y, yaw, vx, ax, yawRate } = ego.truth();
    if (tick % 10 === 0) plan = { tick, message: circlePlan(RADIUS, Math.atan2(y, x), SPEED) };
    const message = { valid: true, x, y, yaw, speed: vx, acceleration: ax, yawRate } as Localisation;
    const messages: Record<string, unknown> = { plan, localisation: { tick, message } };
    controller.step(
      tick,
      { latest: <T extends keyof Messages>(topic: T) => messages[topic] as { tick: number; message: Messages[T] } },
      {
        publish: (_topic, command) => {
          commands.push(command as Command);
        },
      },
    );
    ego.step(commands[commands.length - 1]);
    if (tick < 300) continue;
    sum += (Math.hypot(x, y) - RADIUS) ** 2;
    count++;
  }
  return { rms: Math.sqrt(sum / count), hash: hashOf(commands) };
}

describe.each(LATERAL_NAMES)('%s', (lateral) => {
  const setting = { lateral };

  test('at 0.5 g the path is held within 0.30 m RMS', () => {
    expect(round(setting).rms).toBeLessThan(0.3);
  });

  test('twice the same hash', () => {
    expect(round(setting).hash).toBe(round(setting).hash);
  });
});
