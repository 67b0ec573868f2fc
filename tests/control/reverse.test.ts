import { expect, test } from 'vitest';
import { Controller } from '../../src/control/controller.ts';
import type { Command } from '../../src/core/messages/command.ts';
import type { Localisation } from '../../src/core/messages/localisation.ts';
import type { Plan } from '../../src/core/messages/plan.ts';
import type { Messages } from '../../src/core/messages.ts';
import { createEgo } from '../../src/world/ego/create-ego.ts';
import { DYNAMICS_NAMES } from '../../src/world/ego/ego-dynamics.ts';
import { compactHatchback as car } from '../../src/world/vehicles/compact-hatchback.ts';
import { planeGround } from '../world/plane-ground.ts';
import { planOf } from './plan-fixture.ts';

const PACE = 1.2;

/** Backwards along the x axis, the nose to the east. */
function straightBack(x0: number): Plan {
  return { ...planOf((t) => ({ x: x0 - PACE * t, y: 0, yaw: 0, speed: PACE })), reverse: true };
}

/** Backwards on a circle about the origin, counter-clockwise as a car that goes forward would see it. */
function circleBack(radius: number, angle0: number): Plan {
  const at = (t: number) => angle0 - (PACE * t) / radius;
  return {
    ...planOf((t) => ({
      x: radius * Math.cos(at(t)),
      y: radius * Math.sin(at(t)),
      yaw: at(t) + Math.PI / 2,
      curvature: 1 / radius,
      speed: PACE,
    })),
    reverse: true,
  };
}

for (const name of DYNAMICS_NAMES) {
  const drive = (start: { x: number; y: number; yaw: number }, planAt: (x: number, y: number) => Plan) => {
    const ground = planeGround();
    const ego = createEgo({ name, tyre: 'pacejka', friction: 1 }, car, ground, { ...start, z: 0, speed: 0 });
    const controller = new Controller(car);
    let plan = { tick: 0, message: planAt(start.x, start.y) };
    let command: Command | null = null;
    for (let tick = 0; tick < 1500; tick++) {
      const { x, y, yaw, vx, ax, yawRate } = ego.truth();
      if (tick % 10 === 0) plan = { tick, message: planAt(x, y) };
      const localisation = { tick, message: { valid: true, x, y, yaw, speed: vx, acceleration: ax, yawRate } };
      const messages = { plan, localisation: localisation as { tick: number; message: Localisation } };
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
    return ego.truth();
  };

  test(`${name}: an offset of 0.5 m is worked off in reverse`, () => {
    const { x, y, yaw, vx } = drive({ x: 0, y: 0.5, yaw: 0 }, straightBack);
    expect(x).toBeLessThan(-12);
    expect(Math.abs(y)).toBeLessThan(0.03);
    expect(Math.abs(yaw)).toBeLessThan(0.01);
    expect(vx).toBeCloseTo(-PACE, 1);
  });

  test(`${name}: a circle is held in reverse`, () => {
    const radius = 6;
    const { x, y } = drive({ x: radius, y: 0, yaw: Math.PI / 2 }, (px, py) => circleBack(radius, Math.atan2(py, px)));
    expect(Math.abs(Math.hypot(x, y) - radius)).toBeLessThan(0.06);
  });
}
