import { InvalidArgumentError } from 'commander';

const MAX_SEED = 0xffffffff;
/** More runs than this in one go are taken for a slip of the finger. */
const MAX_SEEDS = 100_000;

export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed > MAX_SEED)
    throw new InvalidArgumentError(`expected a whole number from 0 to ${MAX_SEED}.`);
  return seed;
}

/** "1..20" or "1,4,9" or a mixture; in the order given, each once. */
export function parseSeeds(text: string): number[] {
  const seeds = text.split(',').flatMap((part) => {
    const [first, last, ...rest] = part.split('..');
    const isOpen = first === '' || last === '';
    if (rest.length > 0 || isOpen) throw new InvalidArgumentError('expected for example 1..20 or 1,4,9.');
    if (last === undefined) return [parseSeed(first)];
    const from = parseSeed(first);
    const count = parseSeed(last) - from + 1;
    if (count < 1 || count > MAX_SEEDS)
      throw new InvalidArgumentError(`expected a range of 1 to ${MAX_SEEDS} seeds, lower first.`);
    return Array.from({ length: count }, (_, i) => from + i);
  });
  return [...new Set(seeds)];
}
