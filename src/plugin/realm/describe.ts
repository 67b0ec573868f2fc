import { SENSOR_KINDS } from '../../core/topics.ts';
import type { NumberParam, PlannerDefinition, PlannerParam, PlannerParams } from '../planner-definition.ts';
import type { PlannerDescription } from './messages.ts';

const KNOWN = ['name', 'needs', 'params', 'init', 'plan', 'snapshot', 'restore', 'dispose'];
const HOOKS = ['init', 'snapshot', 'restore', 'dispose'] as const;
const NEEDS: Readonly<Record<string, readonly unknown[] | 'seconds' | 'sensors'>> = {
  observation: ['tracks', 'none'],
  rateHz: [10, 5, 2],
  historyS: 'seconds',
  sensors: 'sensors',
  map: ['none', 'lanes', 'full'],
};
/** [s] */
const LONGEST_HISTORY = 10;

/** The planner among what a file exports: `default`, else `planner`, else the only one that has a `plan`. */
export function exportedPlanner(exports: Readonly<Record<string, unknown>>): PlannerDefinition {
  const likely = exports.default ?? exports.planner;
  if (likely !== undefined) {
    if (typeof likely === 'object' && likely !== null) return likely as PlannerDefinition;
    throw new Error(`exports a ${typeof likely}, expected what definePlanner({ name, plan }) returns`);
  }
  // module.exports = { name, plan }
  if (hasPlan(exports)) return exports as unknown as PlannerDefinition;
  const others = Object.values(exports).filter((value) => hasPlan(value));
  if (others.length === 1) return others[0] as PlannerDefinition;
  throw new Error(
    others.length === 0
      ? 'exports no planner; expected `export default definePlanner({ name, plan })`'
      : `exports ${others.length} planners, expected one, as \`export default\``,
  );
}

/** What a planner says of itself. Throws an error that lists all that is wrong with it. */
export function describe(planner: PlannerDefinition): PlannerDescription {
  const problems: string[] = [];
  const { name, needs = {}, params = {} } = planner;
  if (typeof name !== 'string' || name.trim() === '' || name.length > 80)
    problems.push(`name: found ${text(name)}, expected a text of 1 to 80 letters`);
  if (typeof planner.plan !== 'function')
    problems.push(`plan: found ${text(planner.plan)}, expected a function of (input, state, ctx)`);
  for (const hook of HOOKS)
    if (planner[hook] !== undefined && typeof planner[hook] !== 'function')
      problems.push(`${hook}: found ${text(planner[hook])}, expected a function`);
  for (const key of Object.keys(planner))
    if (!KNOWN.includes(key)) problems.push(`${key}: is not known, expected ${KNOWN.join(', ')}`);
  if ((planner.snapshot === undefined) !== (planner.restore === undefined))
    problems.push('snapshot and restore: found one of them, expected both or neither');
  problems.push(...needsProblems(needs), ...paramsProblems(params));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return {
    name,
    observation: needs.observation ?? 'tracks',
    rateHz: needs.rateHz ?? 10,
    historyS: needs.historyS ?? 0,
    sensors: needs.sensors ?? [],
    map: needs.map ?? 'lanes',
    params,
    hooks: HOOKS.filter((hook) => planner[hook] !== undefined),
  };
}

function needsProblems(needs: unknown): string[] {
  if (typeof needs !== 'object' || needs === null) return [`needs: found ${text(needs)}, expected an object`];
  return Object.entries(needs).flatMap(([key, value]) => {
    const expected = NEEDS[key];
    if (expected === undefined) return [`needs.${key}: is not known, expected ${Object.keys(NEEDS).join(', ')}`];
    if (expected === 'seconds') {
      if (typeof value === 'number' && value >= 0 && value <= LONGEST_HISTORY) return [];
      return [`needs.${key}: found ${text(value)}, expected 0 to ${LONGEST_HISTORY} s`];
    }
    if (expected === 'sensors') return value === undefined ? [] : sensorProblems(value);
    if (value === undefined || expected.includes(value)) return [];
    return [`needs.${key}: found ${text(value)}, expected one of ${expected.map(text).join(', ')}`];
  });
}

function sensorProblems(value: unknown): string[] {
  if (!Array.isArray(value)) return [`needs.sensors: found ${text(value)}, expected a list such as ['lidar']`];
  return value.flatMap((sensor, i) => {
    const kind = typeof sensor === 'string' ? sensor.split('.')[0] : '';
    if ((SENSOR_KINDS as readonly string[]).includes(kind)) return [];
    return [
      `needs.sensors[${i}]: found ${text(sensor)}, expected one of ${SENSOR_KINDS.join(', ')}, with a name behind a dot where one is meant`,
    ];
  });
}

function paramsProblems(params: unknown): string[] {
  if (typeof params !== 'object' || params === null) return [`params: found ${text(params)}, expected an object`];
  return Object.entries(params as PlannerParams).flatMap(([name, param]) => {
    if (!/^[A-Za-z_][\w-]*$/.test(name))
      return [`params.${text(name)}: expected a name of letters, digits, _ and -, which a command line can carry`];
    if (typeof param !== 'object' || param === null)
      return [`params.${name}: found ${text(param)}, expected { default: ${text(param)} }`];
    const wrong = paramProblem(param, param.default);
    return wrong === null ? [] : [`params.${name}.default: ${wrong}`];
  });
}

/** What is wrong with a value for a parameter, in words; null where nothing is. */
export function paramProblem(param: PlannerParam, value: unknown): string | null {
  if ('choices' in param) {
    if (!Array.isArray(param.choices)) return `has choices ${text(param.choices)}, expected a list of texts`;
    return param.choices.includes(value as string)
      ? null
      : `found ${text(value)}, expected one of ${param.choices.map(text).join(', ')}`;
  }
  if (typeof param.default === 'boolean')
    return typeof value === 'boolean' ? null : `found ${text(value)}, expected true or false`;
  const fallback: unknown = param.default;
  if (typeof fallback !== 'number')
    return `found ${text(fallback)}, expected a number, true or false, or a text with choices`;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, unit } = param as NumberParam;
  if (typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max) return null;
  return `found ${text(value)}, expected ${rangeWords(min, max)}${unit === undefined ? '' : ` ${unit}`}`;
}

function rangeWords(min: number, max: number): string {
  if (min === Number.NEGATIVE_INFINITY) return max === Number.POSITIVE_INFINITY ? 'a number' : `at most ${max}`;
  return max === Number.POSITIVE_INFINITY ? `at least ${min}` : `${min} to ${max}`;
}

function hasPlan(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { plan?: unknown }).plan === 'function';
}

function text(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'string'
    ? `"${value}"`
    : typeof value === 'object' && value !== null
      ? 'an object'
      : String(value);
}
