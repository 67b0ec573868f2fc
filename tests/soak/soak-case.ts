import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RandomStream } from '../../src/core/random.ts';
import { mutate, pick } from '../map/fuzz/mutations.ts';
import { SMALL_BASES } from '../map/fuzz/small-bases.ts';

/** Larger maps take their time even unspoilt [bytes]. */
const MOST_BYTES = 400_000;

/** One spoilt map: everything follows from the seed and the bases. */
export interface SoakCase {
  readonly base: string;
  readonly mutations: readonly string[];
  readonly text: string;
  readonly random: RandomStream;
}

/** Maps that are spoilt: little ones, and all in the folders that are not too large. */
export function soakBases(folders: readonly string[]): [string, string][] {
  const bases = Object.entries(SMALL_BASES);
  for (const folder of folders) {
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const file = join(folder, path);
      if (!path.endsWith('.xodr') || statSync(file).size > MOST_BYTES) continue;
      bases.push([path, readFileSync(file, 'utf8')]);
    }
  }
  return bases;
}

export function soakCase(seed: number, bases: readonly [string, string][]): SoakCase {
  const random = new RandomStream(seed, 'soak');
  const [base, xml] = pick(bases, random);
  const { text, names } = mutate(xml, random);
  return { base, mutations: names, text, random };
}
