import { RandomStream } from '../../core/random.ts';
import type { InputProblem } from '../input-problem.ts';
import { type Change, formatPath, type JsonDocument, type JsonPath } from '../json-document.ts';
import { changeChecker } from './change-checker.ts';
import { findField } from './find-field.ts';
import { spreadOver } from './spread-over.ts';
import { MOST_RUNS, variationsSchema } from './variations-schema.ts';

/** One of the runs that a scene file asks for. */
export interface Variation {
  /** What is other than in the file, by the fields' paths as the file writes them. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly changes: readonly Change[];
}

/** A field and the values that it takes. */
interface Axis {
  readonly name: string;
  readonly path: JsonPath;
  readonly values: readonly unknown[];
}

/** The one run of a scene without variations. */
const AS_WRITTEN: Variation = { values: {}, changes: [] };

/**
 * The runs that the variations of a scene make of it, each value of the grid with each, the first field's slowest, and
 * with each draw from the ranges. Fields among `given` keep the value that they have been given. None with problems.
 */
export function readVariations(
  document: JsonDocument,
  given: readonly JsonPath[],
  problems: InputProblem[],
): readonly Variation[] {
  const { data } = variationsSchema.safeParse(document.valueAt(['variations']));
  // What does not fit the schema has been reported with the rest of the scene.
  if (data === undefined) return [AS_WRITTEN];
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
  const drawn: Axis[] = [];
  const check = changeChecker(document);
  const isGiven = (path: JsonPath) => given.some((other) => isWithin(path, other) || isWithin(other, path));
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
    const values = Array.from({ length: data.samples ?? 0 }, () => spreadOver(low, high, isWhole, stream.uniform()));
    drawn.push({ name, path, values });
  }
  if (problems.length > found) return [];
  const free = axes.filter(({ path }) => !isGiven(path));
  const freeDrawn = drawn.filter(({ path }) => !isGiven(path));
  const draws = Array.from({ length: freeDrawn.length === 0 ? 1 : (data.samples ?? 0) }, (_, k) =>
    freeDrawn.map((axis) => ({ axis, value: axis.values[k] })),
  );
  return combinations(free).flatMap((one) => draws.map((draw) => variationOf([...one, ...draw])));
}

interface Choice {
  readonly axis: Axis;
  readonly value: unknown;
}

function combinations(axes: readonly Axis[]): Choice[][] {
  return axes.reduce<Choice[][]>(
    (lists, axis) => lists.flatMap((list) => axis.values.map((value) => [...list, { axis, value }])),
    [[]],
  );
}

function variationOf(choices: readonly Choice[]): Variation {
  return {
    values: Object.fromEntries(choices.map(({ axis, value }) => [axis.name, value])),
    changes: choices.map(({ axis, value }) => ({
      path: axis.path,
      value,
      origin: `with ${axis.name}=${JSON.stringify(value)}`,
    })),
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
