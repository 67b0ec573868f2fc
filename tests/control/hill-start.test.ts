import { describe, expect, test } from 'vitest';
import { Controller } from '../../src/control/controller.ts';
import type { Command } from '../../src/core/messages/command.ts';
import type { Localisation } from '../../src/core/messages/localisation.ts';
import type { Messages } from '../../src/core/messages.ts';
import { createEgo } from '../../src/world/ego/create-ego.ts';
import type { Ground } from '../../src/world/ground.ts';
import { compactHatchback as car } from '../../src/world/vehicles/compact-hatchback.ts';
import { planOf } from './plan-fixture.ts';

/** It stands until then [s], and pulls away [m/s^2] to a speed [m/s]. */
const GO = 2;
const PULL = 1.2;
const PACE = 5;

function slope(grade: number): Ground {
  const norm = Math.sqrt(1 + grade * grade);
  return { heightAt: (x, _y, out) => Object.assign(out, { z: grade * x, nx: -grade / norm, ny: 0, nz: 1 / norm }) };
}

/** Stands and pulls away on a slope: greatest way backwards [m], greatest error of speed after that [m/s]. */
function pullAway(name: 'single-track' | 'raycast', grade: number): { back: number; error: number } {
  const start = { x: 0, y: 0, z: 0, yaw: 0, speed: 0 };
  const ego = createEgo({ name, tyre: 'pacejka', friction: 1 }, car, slope(grade), start);
  const controller = new Controller(car);
  let [back, error, stood] = [0, 0, 0];
  let command: Command | null = null;
  let plan = { tick: 0, message: planOf(() => ({ x: 0, y: 0, yaw: 0, speed: 0 })) };
  for (let tick = 0; tick < 800; tick++) {
    const { x, y, z, yaw, vx, ax, yawRate } = ego.truth();
    const now = tick / 100;
    if (tick % 10 === 0) {
      const speedAt = (t: number) => Math.min(PACE, PULL * Math.max(0, now + t - GO));
      let ahead = x;
      const flat = planOf((t) => {
        ahead += speedAt(t) * 0.1;
        const speed = speedAt(t);
        return { x: ahead, y: 0, yaw: 0, speed, acceleration: speed > 0 && speed < PACE ? PULL : 0 };
      });
      plan = { tick, message: { ...flat, z: flat.x.map((place) => grade * place) } };
    }
    const localisation = { valid: true, x, y, z, yaw, speed: vx, acceleration: ax, yawRate } as Localisation;
    const latest: Record<string, unknown> = { plan, localisation: { tick, message: localisation } };
    controller.step(
      tick,
      { latest: <T extends keyof Messages>(topic: T) => latest[topic] as { tick: number; message: Messages[T] } },
      {
        publish: (_topic, message) => {
          command = message as Command;
        },
      },
    );
    ego.step(command);
    if (now < GO) stood = x;
    else {
      back = Math.max(back, stood - x);
      error = Math.max(error, Math.abs((command as Command | null)?.speedError ?? 0));
    }
  }
  return { back, error };
}

describe.each(['single-track', 'raycast'] as const)('%s', (name) => {
  test.each([0.05, 0.1, 0.15, 0.25])('pulls away up a slope of %d without rolling back', (grade) => {
    const { back, error } = pullAway(name, grade);
    expect(back).toBeLessThan(0.02);
    expect(error).toBeLessThan(0.25);
  });

  test('pulls away downhill without a leap', () => {
    expect(pullAway(name, -0.1).error).toBeLessThan(0.2);
  });
});
