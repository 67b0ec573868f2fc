import { createRequire } from 'node:module';
import { bench, describe } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { type Draw, uniform } from '../core/math/arguments.ts';
import { type NumericFunction, names } from '../core/math/functions.ts';

/**
 * What `npm ci` has built: Vitest turns every import of a source file into a property access, and would measure that
 * (`npx tsc -b` after a change).
 */
const load = createRequire(import.meta.url);
const FILES = ['sin-cos', 'tan', 'atan', 'asin-acos', 'exp', 'log', 'pow', 'hypot'];
const built: Record<string, NumericFunction> = Object.assign(
  {},
  ...FILES.map((file) => load(`../../dist/core/math/${file}.js`)),
);

const ARGUMENTS = 4096;

/** The ranges that a drive calls them with. */
const RANGE: Record<string, readonly Draw[]> = {
  asin: [uniform(-1, 1)],
  acos: [uniform(-1, 1)],
  log: [uniform(0, 10)],
  atan2: [uniform(-10, 10), uniform(-10, 10)],
  pow: [uniform(0, 10), uniform(-4, 4)],
  hypot: [uniform(-10, 10), uniform(-10, 10)],
};

function filled(name: string, parameter: number, draw: Draw): Float64Array {
  const random = new RandomStream(1, `${name} ${parameter}`);
  return Float64Array.from({ length: ARGUMENTS }, () => draw(random));
}

/** A loop of its own for every function (and its own text, or V8 shares the type feedback of one with the next). */
function loopOf(
  label: string,
  parameters: number,
): (call: NumericFunction, a: Float64Array, b: Float64Array) => number {
  const list = parameters === 1 ? 'a[i]' : 'a[i], b[i]';
  return new Function(
    'call',
    'a',
    'b',
    `let sum = 0; for (let i = 0; i < a.length; i++) sum += call(${list}); return sum; // ${label}`,
  ) as ReturnType<typeof loopOf>;
}

/** Vitest's summary says how many times as fast one is as the other. */
describe.each(names)(`%s, ${ARGUMENTS} calls`, (name) => {
  const draws = RANGE[name] ?? [uniform(-Math.PI, Math.PI)];
  const a = filled(name, 0, draws[0]);
  const b = filled(name, 1, draws[draws.length - 1]);
  const builtIn = (Math as unknown as Record<string, NumericFunction>)[name];
  const builtInLoop = loopOf(`Math.${name}`, draws.length);
  const ownLoop = loopOf(name, draws.length);
  bench(`Math.${name}`, () => void builtInLoop(builtIn, a, b), { time: 200 });
  bench(`core/math ${name}`, () => void ownLoop(built[name], a, b), { time: 200 });
});
