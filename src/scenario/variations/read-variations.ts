import { RandomStream } from '../../core/random.ts';
import type { InputProblem } from '../input-problem.ts';
import { type Change, formatPath, type JsonDocument, type JsonPath } from '../json-document.ts';
import { changeChecker } from './change-checker.ts';
import { findField } from './find-field.ts';
import { setText } from './set-text.ts';
import { spreadOver } from './spread-over.ts';
import { MOST_RUNS, rangeSchema, type Variations, variationsSchema } from './variations-schema.ts';

/** One of the runs that a scene file asks for. */
export interface Variation {
  /** What is other than in the file, by the fields' paths as the file writes them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What is to be changed for it, and "path=value" of each. */
  readonly changes: readonly Change[];
  readonly sets: readonly string[];
}

interface Field {
  readonly name: string;
  readonly path: JsonPath;
}

/** A field and the values that it takes. */
interface Axis extends Field {
  readonly values: readonly unknown[];
}

/** A field and where its next value comes from. */
interface Draw extends Field {
  readonly draw: () => number;
}

/** Draws for each that is asked for, before it counts as certain that there are no more different ones. */
const PATIENCE = 20;

/** A field that has its value already. */
export interface Given {
  readonly path: JsonPath;
  readonly value: unknown;
}

/** The one run of a scene without variations. */
const AS_WRITTEN: Variation = { values: {}, changes: [], sets: [] };

/**
 * The runs that the variations of a scene make of it, each value of the grid with each, the first field's slowest, and
 * with each draw from the ranges, of which no two are alike. Fields among `given` keep the value
 * that they have been given. None with problems.
 */
export function readVariations(
  document: JsonDocument,
  given: readonly Given[],
  problems: InputProblem[],
): readonly Variation[] {
  const whole = variationsSchema.safeParse(document.valueAt(['variations'])).data;
  // What does not fit the schema is reported with the rest of the scene, and hides no fault of the other fields.
  const data = whole ?? readableOf(document);
  const grid = Object.entries(data.grid ?? {});
  const ranges = Object.entries(data.ranges ?? {});
  const count = grid.reduce((product, [, values]) => product * values.length, data.samples ?? 1);
  if (count > MOST_RUNS) {
    const factors = [...grid.map(([, values]) => values.length), ...(data.samples === undefined ? [] : [data.samples])];
    const message = `found ${factors.join(' x ')} = ${count} runs, expected at most ${MOST_RUNS}; take fewer values`;
    problems.push(document.problem(['variations'], message));
    return [];
  }
  const found = problems.length;
  const paths: JsonPath[] = [];
  const axes: Axis[] = [];
  const drawn: Draw[] = [];
  const check = changeChecker(document);
  const place = (kind: 'grid' | 'ranges', name: string): JsonPath | null => {
    const finding = findField(document.value(), name);
    const problem = 'problem' in finding ? finding.problem : clashOf(finding.path, paths);
    if (problem !== null) problems.push(document.problem(['variations', kind, name], problem));
    if ('problem' in finding || problem !== null) return null;
    paths.push(finding.path);
    return finding.path;
  };
  const refuse = (where: JsonPath, change: Change): boolean => {
    const wrong = check(change);
    for (const { path, message } of wrong) {
      const inside = path === formatPath(change.path) ? '' : `${path}: `;
      problems.push(document.problem(where, `${inside}${message}`));
    }
    return wrong.length > 0;
  };
  for (const [name, values] of grid) {
    const path = place('grid', name);
    if (path === null) continue;
    for (const [k, value] of values.entries()) refuse(['variations', 'grid', name, k], { path, value, origin: '' });
    axes.push({ name, path, values });
  }
  for (const [name, [low, high]] of ranges) {
    const path = place('ranges', name);
    if (path === null) continue;
    const isRefused = [low, high].map((value, k) =>
      refuse(['variations', 'ranges', name, k], { path, value, origin: '' }),
    );
    if (isRefused.includes(true)) continue;
    const isWhole =
      Number.isInteger(low) && Number.isInteger(high) && check({ path, value: low + 0.5, origin: '' }).length > 0;
    const stream = new RandomStream(seedOf(document), `variation ${formatPath(path)}`);
    drawn.push({ name, path, draw: () => spreadOver(low, high, isWhole, stream.uniform()) });
  }
  if (problems.length > found) return [];
  if (whole === undefined) return [AS_WRITTEN];
  const isFree = ({ path }: Field) => !given.some((one) => isWithin(path, one.path) || isWithin(one.path, path));
  const draws = differentDraws(drawn.filter(isFree), data.samples ?? 0);
  const fixed = [...axes, ...drawn].flatMap((axis) => {
    const value = given.findLast(({ path }) => formatPath(path) === formatPath(axis.path));
    return value === undefined ? [] : [[axis.name, value.value] as const];
  });
  const runs = combinations(axes.filter(isFree)).flatMap((one) => draws.map((draw) => [...one, ...draw]));
  const order = [...axes, ...drawn].map(({ name }) => name);
  return runs.map((choices) => variationOf(choices, fixed, order));
}

/** What can be read of variations that do not fit the schema. */
function readableOf(document: JsonDocument): Variations {
  const fieldsOf = (kind: string) => Object.entries(document.valueAt(['variations', kind]) ?? {});
  const grid = fieldsOf('grid').filter(([, values]) => Array.isArray(values));
  const ranges = fieldsOf('ranges').filter(([, range]) => rangeSchema.safeParse(range).success);
  return { grid: Object.fromEntries(grid), ranges: Object.fromEntries(ranges) };
}

/** As many draws of all fields together as are asked for, no two alike; fewer where whole numbers have no more. */
function differentDraws(fields: readonly Draw[], count: number): Choice[][] {
  if (fields.length === 0) return [[]];
  const draws = new Map<string, Choice[]>();
  for (let k = 0; k < PATIENCE * count && draws.size < count; k++) {
    const choices = fields.map((axis) => ({ axis, value: axis.draw() }));
    draws.set(JSON.stringify(choices.map(({ value }) => value)), choices);
  }
  return [...draws.values()];
}

interface Choice {
  readonly axis: Field;
  readonly value: unknown;
}

function combinations(axes: readonly Axis[]): Choice[][] {
  return axes.reduce<Choice[][]>(
    (lists, axis) => lists.flatMap((list) => axis.values.map((value) => [...list, { axis, value }])),
    [[]],
  );
}

function variationOf(
  choices: readonly Choice[],
  fixed: readonly (readonly [string, unknown])[],
  order: readonly string[],
): Variation {
  const values = [...fixed, ...choices.map(({ axis, value }) => [axis.name, value] as const)];
  values.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return {
    values: Object.fromEntries(values),
    changes: choices.map(({ axis, value }) => ({
      path: axis.path,
      value,
      origin: `with ${axis.name}=${JSON.stringify(value)}`,
    })),
    sets: choices.map(({ axis, value }) => setText(axis.name, value)),
  };
}

/** Why a field may not be varied beside others; null if it may. */
function clashOf(path: JsonPath, others: readonly JsonPath[]): string | null {
  if (path[0] === 'variations') return 'expected a field of the scene other than its variations';
  const other = others.find((one) => isWithin(path, one) || isWithin(one, path));
  return other === undefined ? null : `is, or is part of, ${formatPath(other)}, which is varied too; keep one of both`;
}

function isWithin(path: JsonPath, outer: JsonPath): boolean {
  return outer.every((key, k) => key === path[k]);
}

function seedOf(document: JsonDocument): number {
  const seed = document.valueAt(['seed']);
  return typeof seed === 'number' ? seed : 1;
}
