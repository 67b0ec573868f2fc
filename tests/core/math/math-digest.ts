import { Hasher } from '../../../src/core/hash.ts';
import { argumentsOf, forArguments } from './arguments.ts';
import { functions, names } from './functions.ts';

const ARGUMENTS = 100_000;

/**
 * Hash of 100,000 results of every elementary function, by name: the same in every engine, or a run is not. Imports
 * nothing of Node, so that a page can compute it.
 */
export function mathDigest(): Record<string, string> {
  const digest: Record<string, string> = {};
  for (const name of names) {
    const hasher = new Hasher();
    forArguments(name, argumentsOf[name], ARGUMENTS, (list) => hasher.number(functions[name](...list)));
    digest[name] = hasher.digest();
  }
  return digest;
}
