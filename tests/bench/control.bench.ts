import { createRequire } from 'node:module';
import { bench, describe } from 'vitest';
import type { Controller } from '../../src/control/controller.ts';
import { circlePlan } from '../control/plan-fixture.ts';
import { leastMilliseconds, tellCost } from './tell-benchmark.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { Controller: BuiltController } = load('../../dist/control/controller.js');
const { LATERAL_NAMES } = load('../../dist/control/control-gains.js');
const { compactHatchback } = load('../../dist/world/vehicles/compact-hatchback.js');

const TICKS = 20_000;
const TRIES = 9;
const RADIUS = 40;
const SPEED = 10;

const place = { x: RADIUS + 0.1, y: 0, yaw: Math.PI / 2, speed: SPEED, acceleration: 0, yawRate: SPEED / RADIUS };
const belief = {
  plan: { tick: 0, message: circlePlan(RADIUS, 0, SPEED) },
  localisation: { tick: 0, message: { valid: true, ...place } },
} as Record<string, unknown>;
const inbox = { latest: (topic: string) => belief[topic] } as unknown as Parameters<Controller['step']>[1];
const outbox = { publish: () => {} };

/** Made once: the gains of LQR are solved then. */
const controllers = new Map<string, Controller>(
  (LATERAL_NAMES as readonly string[]).map((lateral) => [lateral, new BuiltController(compactHatchback, { lateral })]),
);

/** Ticks of a controller with a law of steering. */
function drive(lateral: string): void {
  const controller = controllers.get(lateral);
  if (controller === undefined) throw new Error(`no controller ${lateral}`);
  for (let tick = 0; tick < TICKS; tick++) controller.step(tick % 50, inbox, outbox);
}

describe(`${TICKS} ticks of control`, () => {
  for (const name of LATERAL_NAMES as readonly string[]) bench(name, () => drive(name), { iterations: TRIES });
});

const microseconds = (name: string) => (leastMilliseconds(TRIES, () => drive(name)) * 1000) / TICKS;
const pid = microseconds('pid');
for (const name of (LATERAL_NAMES as readonly string[]).slice(1))
  tellCost(`control-${name}`, microseconds(name), 'us/tick', 'pid', pid);
