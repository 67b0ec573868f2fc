import { RandomStream } from '../../../src/core/random.ts';
import { doubleOfBits } from './ulp.ts';

/** Draws one argument. */
export type Draw = (random: RandomStream) => number;

/** Uniform in [low, high). */
export function uniform(low: number, high: number): Draw {
  return (random) => random.between(low, high);
}

/** Either sign, magnitude uniform in the exponent from 2^low to 2^high (whole numbers within the normal range). */
export function magnitude(low: number, high: number): Draw {
  return (random) => {
    const exponent = low + random.integer(high - low);
    const significand = random.uint32();
    const sign = random.uint32() & 0x80000000;
    return doubleOfBits(sign | ((exponent + 1023) << 20) | (significand >>> 12), random.uint32());
  };
}

/** As `magnitude`, positive only. */
export function positive(low: number, high: number): Draw {
  const draw = magnitude(low, high);
  return (random) => Math.abs(draw(random));
}

/** Any of the 2^64 bit patterns: subnormals, infinities and NaNs too. */
export const anyBits: Draw = (random) => doubleOfBits(random.uint32() | 0, random.uint32());

/** Arguments of one or more parameters, drawn in turn from one of several sets. */
export type ArgumentSets = readonly (readonly Draw[])[];

/** What each function is tried on: where it is used, where its method changes, and everywhere. */
export const argumentsOf: Readonly<Record<string, ArgumentSets>> = {
  sin: [[uniform(-4, 4)], [uniform(-1000, 1000)], [magnitude(-30, 30)], [anyBits]],
  cos: [[uniform(-4, 4)], [uniform(-1000, 1000)], [magnitude(-30, 30)], [anyBits]],
  tan: [[uniform(-4, 4)], [uniform(-1000, 1000)], [magnitude(-30, 30)], [anyBits]],
  atan: [[uniform(-4, 4)], [magnitude(-30, 30)], [anyBits]],
  asin: [[uniform(-1, 1)], [magnitude(-30, 0)], [anyBits]],
  acos: [[uniform(-1, 1)], [magnitude(-30, 0)], [anyBits]],
  exp: [[uniform(-1, 1)], [uniform(-750, 712)], [magnitude(-60, 10)], [anyBits]],
  log: [[uniform(0, 4)], [uniform(0.95, 1.05)], [positive(-1022, 1024)], [anyBits]],
  atan2: [
    [uniform(-10, 10), uniform(-10, 10)],
    [magnitude(-20, 20), magnitude(-20, 20)],
    [anyBits, anyBits],
  ],
  pow: [
    [uniform(0, 10), uniform(-20, 20)],
    [uniform(0.99, 1.01), magnitude(0, 16)],
    [positive(-1000, 1000), uniform(-1, 1)],
    [(random) => random.integer(200) - 100, (random) => random.integer(40) - 20],
    [anyBits, anyBits],
  ],
  hypot: [
    [uniform(-10, 10), uniform(-10, 10)],
    [uniform(-10, 10), uniform(-10, 10), uniform(-10, 10)],
    [magnitude(-520, -460), magnitude(-520, -460)],
    [magnitude(490, 530), magnitude(490, 530), magnitude(490, 530)],
    [anyBits, anyBits],
    [anyBits, anyBits, anyBits],
  ],
};

/** Calls `visit` with `count` argument lists of `sets`; the list is used again, so copy what is kept. */
export function forArguments(
  name: string,
  sets: ArgumentSets,
  count: number,
  visit: (list: readonly number[]) => void,
): void {
  const random = new RandomStream(20_240, name);
  const lists = sets.map((set) => set.map(() => 0));
  for (let i = 0; i < count; i++) {
    const which = i % sets.length;
    const list = lists[which];
    for (let j = 0; j < list.length; j++) list[j] = sets[which][j](random);
    visit(list);
  }
}
