import { hypot } from '../core/math/hypot.ts';
import { tan } from '../core/math/tan.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import type { Ego } from './planner-input.ts';
import type { ControlOutput, PlannerOutput, TrajectoryState } from './planner-output.ts';

/** A trajectory has so many states, reaches so far [s], and begins as near to the present [s] and to the ego [m]. */
const FEWEST = 2;
const MOST = 1000;
const SHORTEST = 1;
const NOW = 0.05;
const NEAREST = 5;

/** What no car does: speed [m/s], change of it [m/s^2] with a step [m/s]. */
const FASTEST = 100;
const HARDEST = 15;
const SPEED_STEP = 0.5;
/** What is meant to be 0 may be this much below [m/s]. */
const ROUNDING = 1e-6;

/** Way between two states against their speeds: so much off in any case [m], and this share of it. */
const WAY_STEP = 0.5;
const WAY_SHARE = 0.25;

/** Times the steering's end that is rounding. */
const CONTROL_SLACK = 1.01;

/** Times the curvature that the steering reaches. */
const CURVATURE_SHARE = 2;

const DECISIONS = ['cruise', 'follow', 'stop', 'avoid', 'arrive', 'emergency', 'wait', 'park'];
const DRAWINGS = ['line', 'polygon', 'points'];
const LONGEST_TEXT = 200;
/** Problems that are told at once. */
const MOST_TOLD = 5;

/**
 * What is wrong with what a planner returned, in words: its shape first, then what no car could do, with wide margins. An
 * empty list lets it be driven; whether the vehicle can follow it well is another question (check-planner's).
 */
export function outputProblems(output: unknown, ego: Ego, vehicle: VehicleSpecification): string[] {
  const problems = shapeProblems(output);
  if (problems.length > 0) return problems.slice(0, MOST_TOLD);
  const sound = output as PlannerOutput;
  if (sound.kind === 'control') return controlProblems(sound, vehicle);
  return motionProblems(sound.states, ego, vehicle).slice(0, MOST_TOLD);
}

function shapeProblems(output: unknown): string[] {
  if (typeof output !== 'object' || output === null || Array.isArray(output))
    return [`returned ${text(output)}, expected { kind: 'trajectory', states }`];
  const { kind, reverse } = output as Record<string, unknown>;
  if (kind !== 'trajectory' && kind !== 'control')
    return [`kind: found ${text(kind)}, expected "trajectory" or "control"`];
  if (reverse !== undefined && typeof reverse !== 'boolean')
    return [`reverse: found ${text(reverse)}, expected true or false`];
  const own = kind === 'trajectory' ? trajectoryShape : controlShape;
  return [...own(output as Record<string, unknown>), ...remarkProblems(output as Record<string, unknown>)];
}

function controlShape(output: Record<string, unknown>): string[] {
  return ['steer', 'throttle', 'brake']
    .filter((key) => !isNumber(output[key]))
    .map((key) => `${key}: found ${text(output[key])}, expected a finite number`);
}

function trajectoryShape({ states }: Record<string, unknown>): string[] {
  if (!isList(states)) return [`states: found ${text(states)}, expected an array of { t, x, y, speed }`];
  if (states.length < FEWEST || states.length > MOST)
    return [`states: found ${states.length} of them, expected ${FEWEST} to ${MOST}`];
  return states.flatMap(stateProblems);
}

function remarkProblems({ decision, candidates, drawings, debug }: Record<string, unknown>): string[] {
  return [
    ...(decision === undefined ? [] : decisionProblems(decision)),
    ...listProblems('candidates', candidates, 50, 400, (one) =>
      isNumber(one.cost) ? null : `cost: found ${text(one.cost)}, expected a number`,
    ),
    ...listProblems('drawings', drawings, 200, 2000, (one) =>
      DRAWINGS.includes(one.kind as string) ? null : `kind: found ${text(one.kind)}, expected ${oneOf(DRAWINGS)}`,
    ),
    ...(debug === undefined ? [] : debugProblems(debug)),
  ];
}

function stateProblems(state: unknown, i: number): string[] {
  if (typeof state !== 'object' || state === null)
    return [`states[${i}]: found ${text(state)}, expected { t, x, y, speed }`];
  const found = state as Record<string, unknown>;
  const needed = ['t', 'x', 'y', 'speed'].filter((key) => !isNumber(found[key]));
  const optional = ['yaw', 'curvature', 'acceleration'].filter(
    (key) => found[key] !== undefined && !isNumber(found[key]),
  );
  return [...needed, ...optional].map(
    (key) => `states[${i}].${key}: found ${text(found[key])}, expected a finite number`,
  );
}

function decisionProblems(decision: unknown): string[] {
  if (typeof decision !== 'object' || decision === null)
    return [`decision: found ${text(decision)}, expected { kind, reason }`];
  const { kind, reason, x, y } = decision as Record<string, unknown>;
  const problems: string[] = [];
  if (!DECISIONS.includes(kind as string))
    problems.push(`decision.kind: found ${text(kind)}, expected ${oneOf(DECISIONS)}`);
  if (typeof reason !== 'string' || reason.length > LONGEST_TEXT)
    problems.push(`decision.reason: found ${text(reason)}, expected a text of at most ${LONGEST_TEXT} letters`);
  for (const [key, value] of Object.entries({ x, y }))
    if (value !== undefined && !isNumber(value))
      problems.push(`decision.${key}: found ${text(value)}, expected a number`);
  return problems;
}

function listProblems(
  name: string,
  list: unknown,
  most: number,
  mostNumbers: number,
  own: (one: Record<string, unknown>) => string | null,
): string[] {
  if (list === undefined) return [];
  if (!isList(list)) return [`${name}: found ${text(list)}, expected an array`];
  if (list.length > most) return [`${name}: found ${list.length} of them, expected at most ${most}`];
  return list.flatMap((one, i) => {
    if (typeof one !== 'object' || one === null) return [`${name}[${i}]: found ${text(one)}, expected an object`];
    const wrong = own(one as Record<string, unknown>);
    const { points } = one as Record<string, unknown>;
    const problems = wrong === null ? [] : [`${name}[${i}].${wrong}`];
    if (!isList(points) || points.length % 2 !== 0 || points.length > mostNumbers || !points.every(isNumber))
      problems.push(`${name}[${i}].points: expected x and y in turn, at most ${mostNumbers} finite numbers`);
    return problems;
  });
}

function debugProblems(debug: unknown): string[] {
  if (typeof debug !== 'object' || debug === null) return [`debug: found ${text(debug)}, expected an object`];
  const entries = Object.entries(debug);
  if (entries.length > 50) return [`debug: found ${entries.length} figures, expected at most 50`];
  return entries
    .filter(([, value]) => !['number', 'string', 'boolean'].includes(typeof value))
    .map(([key, value]) => `debug.${key}: found ${text(value)}, expected a number, a text, true or false`);
}

/** Wheels turn as far as they do: what asks for more is a mistake, not a wish. */
function controlProblems({ steer, throttle, brake }: ControlOutput, { maxSteer }: VehicleSpecification): string[] {
  const problems: string[] = [];
  if (Math.abs(steer) > maxSteer * CONTROL_SLACK)
    problems.push(`steer: found ${short(steer)} rad, expected at most ${short(maxSteer)} to each side`);
  for (const [key, value] of Object.entries({ throttle, brake }))
    if (value < 0 || value > 1) problems.push(`${key}: found ${short(value)}, expected 0 to 1`);
  return problems;
}

function motionProblems(states: readonly TrajectoryState[], ego: Ego, vehicle: VehicleSpecification): string[] {
  const problems: string[] = [];
  const last = states[states.length - 1];
  if (Math.abs(states[0].t) > NOW) problems.push(`states[0].t: found ${states[0].t} s, expected 0: it begins now`);
  if (last.t < SHORTEST) problems.push(`states: end at ${last.t} s, expected at least ${SHORTEST} s ahead`);
  const away = hypot(states[0].x - ego.x, states[0].y - ego.y);
  if (away > NEAREST)
    problems.push(
      `states[0]: found (${short(states[0].x)}, ${short(states[0].y)}), ${short(away)} m from the ego at (${short(ego.x)}, ${short(ego.y)}), expected at most ${NEAREST} m`,
    );
  const sharpest = (CURVATURE_SHARE * tan(vehicle.maxSteer)) / vehicle.wheelbase;
  for (const [i, { speed, curvature = 0, acceleration = 0 }] of states.entries()) {
    if (speed < -ROUNDING || speed > FASTEST)
      problems.push(`states[${i}].speed: found ${short(speed)} m/s, expected 0 to ${FASTEST}`);
    if (Math.abs(curvature) > sharpest)
      problems.push(
        `states[${i}].curvature: found ${short(curvature)} 1/m, expected at most ${short(sharpest)}: no steering reaches that`,
      );
    if (Math.abs(acceleration) > 2 * HARDEST)
      problems.push(`states[${i}].acceleration: found ${short(acceleration)} m/s^2, expected at most ${2 * HARDEST}`);
  }
  for (let i = 1; i < states.length; i++) problems.push(...stepProblems(states[i - 1], states[i], i));
  return problems;
}

function stepProblems(a: TrajectoryState, b: TrajectoryState, i: number): string[] {
  const dt = b.t - a.t;
  if (!(dt > 1e-6)) return [`states[${i}].t: found ${b.t} s after ${a.t} s, expected a later time`];
  const problems: string[] = [];
  const change = b.speed - a.speed;
  if (Math.abs(change) > HARDEST * dt + SPEED_STEP)
    problems.push(
      `states[${i}].speed: found ${short(b.speed)} m/s ${short(dt)} s after ${short(a.speed)} m/s, ${short(change / dt)} m/s^2, expected at most ${HARDEST}`,
    );
  const way = hypot(b.x - a.x, b.y - a.y);
  const expected = ((a.speed + b.speed) / 2) * dt;
  if (Math.abs(way - expected) > WAY_STEP + WAY_SHARE * expected + (HARDEST * dt * dt) / 8)
    problems.push(
      `states[${i}]: lies ${short(way)} m from the one before, ${short(dt)} s later; by its speeds it should be ${short(expected)} m`,
    );
  return problems;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function oneOf(words: readonly string[]): string {
  return `one of ${words.join(', ')}`;
}

function short(value: number): string {
  return `${Number(value.toPrecision(4))}`;
}

function text(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value.slice(0, 40)}"`;
  return typeof value === 'object' && value !== null
    ? Array.isArray(value)
      ? 'an array'
      : 'an object'
    : String(value);
}
