import type { ControlSetting } from '../../control/control-gains.ts';
import { Controller } from '../../control/controller.ts';
import { atan } from '../../core/math/atan.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Command } from '../../core/messages/command.ts';
import type { Localisation } from '../../core/messages/localisation.ts';
import type { Plan } from '../../core/messages/plan.ts';
import type { Messages } from '../../core/messages.ts';
import type { Outbox } from '../../core/module.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { NO_FENCE } from '../../planning/no-fence.ts';
import { createEgo } from '../../world/ego/create-ego.ts';
import type { Ground } from '../../world/ground.ts';

/** Speed of the tests of steering [m/s], offset of its step and amplitude of its sine [m], length of the sine's wave [m]. */
const PACE = 12;
const OFFSET = 1;
const WAVE = 60;

/** The step of speed [m/s]. */
const SLOW = 8;
const FAST = 10;

/** A test runs for this long [s]; its plans have so many samples, 0.1 s apart. */
const SECONDS = 15;
const SAMPLES = 61;

/** What was asked and what came of it, 100 times a second. */
export interface Response {
  readonly asked: readonly number[];
  readonly got: readonly number[];
}

export interface StepFigures {
  /** From 10 to 90 % [s]; NaN where it never gets there. */
  readonly rise: number;
  /** Beyond the step, as a share of it [1]. */
  readonly overshoot: number;
  /** From when on it stays within 5 % of the step [s]; NaN where it does not. */
  readonly settling: number;
}

interface Sample {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  readonly curvature: number;
  readonly speed: number;
}

/** The path moves aside by a metre, at 12 m/s, on the flat with tyres that slip (`single-track`). */
export function lateralStep(vehicle: VehicleSpecification, setting: ControlSetting): Response {
  const straight = (x: number): Sample => ({ x, y: OFFSET, yaw: 0, curvature: 0, speed: PACE });
  const got = respond(vehicle, setting, PACE, straight, ({ y }) => y);
  return { asked: got.map(() => OFFSET), got };
}

/** A path that winds by a metre to both sides over 60 m; what was asked is the path beside where the car is. */
export function lateralSine(vehicle: VehicleSpecification, setting: ControlSetting): Response {
  const wave = (2 * Math.PI) / WAVE;
  const winding = (x: number): Sample => {
    const slope = OFFSET * wave * cos(wave * x);
    const stretch = 1 + slope * slope;
    const bend = -OFFSET * wave * wave * sin(wave * x);
    const curvature = bend / (stretch * Math.sqrt(stretch));
    return { x, y: OFFSET * sin(wave * x), yaw: atan(slope), curvature, speed: PACE };
  };
  const asked: number[] = [];
  const got = respond(vehicle, setting, PACE, winding, ({ x, y }) => {
    asked.push(OFFSET * sin(wave * x));
    return y;
  });
  return { asked, got };
}

/** The plan's speed goes from 8 to 10 m/s at once. */
export function speedStep(vehicle: VehicleSpecification, setting: ControlSetting): Response {
  const faster = (x: number): Sample => ({ x, y: 0, yaw: 0, curvature: 0, speed: FAST });
  const got = respond(vehicle, setting, SLOW, faster, ({ vx }) => vx);
  return { asked: got.map(() => FAST), got };
}

export function stepFigures({ asked, got }: Response): StepFigures {
  const first = got[0];
  const size = asked[0] - first;
  const shares = got.map((value) => (value - first) / size);
  const reached = (share: number) => shares.findIndex((value) => value >= share);
  const restless = shares.findLastIndex((value) => Math.abs(value - 1) > 0.05);
  return {
    rise: reached(0.9) < 0 ? Number.NaN : (reached(0.9) - Math.max(0, reached(0.1))) / 100,
    overshoot: shares.reduce((most, value) => Math.max(most, value - 1), 0),
    settling: restless === shares.length - 1 ? Number.NaN : (restless + 1) / 100,
  };
}

/** Amplitude over that of the path [1], and lag behind it [degrees]: Fourier sums over the last two waves. */
export function sineFigures({ asked, got }: Response): { readonly ratio: number; readonly lag: number } {
  const period = Math.round((100 * WAVE) / PACE);
  const from = got.length - 2 * period;
  const part = (values: readonly number[]) => {
    let [real, imaginary] = [0, 0];
    for (let i = from; i < values.length; i++) {
      const angle = (2 * Math.PI * (i - from)) / period;
      real += values[i] * cos(angle);
      imaginary += values[i] * sin(angle);
    }
    return { real, imaginary };
  };
  const [a, b] = [part(asked), part(got)];
  const size = a.real * a.real + a.imaginary * a.imaginary;
  const along = (a.real * b.real + a.imaginary * b.imaginary) / size;
  const behind = (a.real * b.imaginary - a.imaginary * b.real) / size;
  return { ratio: Math.sqrt(along * along + behind * behind), lag: (atan(behind / along) * 180) / Math.PI };
}

/** Drives along samples by their place, and tells one number a tick. */
function respond(
  vehicle: VehicleSpecification,
  setting: ControlSetting,
  speed: number,
  at: (x: number) => Sample,
  tell: (truth: { readonly x: number; readonly y: number; readonly vx: number }) => number,
): number[] {
  const start = { x: 0, y: 0, z: 0, yaw: at(0).yaw, speed };
  const ego = createEgo({ name: 'single-track', tyre: 'pacejka', friction: 1 }, vehicle, FLAT, start);
  const controller = new Controller(vehicle, setting);
  const got: number[] = [];
  let plan = { tick: 0, message: planFrom(at, 0) };
  let command: Command | null = null;
  const outbox: Outbox<'command'> = {
    publish: (_topic, message) => {
      command = message as Command;
    },
  };
  for (let tick = 0; tick < 100 * SECONDS; tick++) {
    const { x, y, yaw, vx, ax, yawRate } = ego.truth();
    got.push(tell({ x, y, vx }));
    if (tick % 10 === 0) plan = { tick, message: planFrom(at, x) };
    const noise = { lateralSigma: 0, longitudinalSigma: 0, yawSigma: 0 };
    const message: Localisation = { valid: true, x, y, z: 0, yaw, speed: vx, acceleration: ax, yawRate, ...noise };
    const latest: Record<string, unknown> = { plan, localisation: { tick, message } };
    controller.step(
      tick,
      { latest: <T extends keyof Messages>(topic: T) => latest[topic] as { tick: number; message: Messages[T] } },
      outbox,
    );
    ego.step(command);
  }
  return got;
}

function planFrom(at: (x: number) => Sample, x0: number): Plan {
  const pace = at(x0).speed;
  const samples = Array.from({ length: SAMPLES }, (_, i) => at(x0 + (pace * i) / 10));
  const column = (pick: (sample: Sample) => number) => Float64Array.from(samples, pick);
  return {
    valid: true,
    decision: { kind: 'cruise', reason: 'response', ...NO_FENCE },
    t: Float64Array.from(samples, (_, i) => i / 10),
    x: column(({ x }) => x),
    y: column(({ y }) => y),
    z: new Float64Array(SAMPLES),
    yaw: column(({ yaw }) => yaw),
    curvature: column(({ curvature }) => curvature),
    speed: column(({ speed }) => speed),
    acceleration: new Float64Array(SAMPLES),
    desiredSpeed: pace,
    expanded: 0,
    cost: 0,
    routeS: 0,
    remaining: 0,
  };
}

const FLAT: Ground = {
  heightAt: (_x, _y, out) => {
    Object.assign(out, { z: 0, nx: 0, ny: 0, nz: 1 });
  },
};
