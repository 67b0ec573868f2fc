import { likelyName } from '../../scenario/nearest-name.ts';
import { UsageError } from '../usage-error.ts';
import type { PlannedRun } from './planned-run.ts';

/** Which of the planned runs are wanted. */
export interface Selection {
  /** Looked for in "file name tags". */
  readonly pattern: RegExp | null;
  /** All of these; each may be several with commas, of which one is enough. */
  readonly tags: readonly string[];
  readonly shard: Shard | null;
}

/** The `index`th of `count` parts, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * The runs that are wanted, in the order of the plan. A shard has every n-th of them, so that all shards together have each
 * once and heavy neighbours are shared out. A selection that leaves none is a usage error, a shard that does is not.
 */
export function selectRuns(runs: readonly PlannedRun[], { pattern, tags, shard }: Selection): PlannedRun[] {
  const known = [...new Set(runs.flatMap(({ identity }) => identity.tags))].sort();
  const wanted = tags.map((group) => group.split(',').map((tag) => (tag.startsWith('@') ? tag : `@${tag}`)));
  const unknown = wanted.flat().filter((tag) => !known.includes(tag));
  if (unknown.length > 0) throw new UsageError(unknown.map((tag) => noSuchTag(tag, known)).join('\n'));
  const left = runs.filter(
    ({ identity }) =>
      wanted.every((group) => group.some((tag) => identity.tags.includes(tag))) &&
      (pattern === null || pattern.test(titleOf({ identity }))),
  );
  if (left.length === 0 && runs.length > 0) {
    const asked = [...(pattern === null ? [] : [`-g ${pattern.source}`]), ...tags.map((tag) => `--tag ${tag}`)];
    throw new UsageError(`${asked.join(' ')}: none of ${runs.length} runs is like that; --list shows them all`);
  }
  return shard === null ? left : left.filter((_, k) => k % shard.count === shard.index - 1);
}

/** "scenes/cut-in.json Cut-in [ego.speed=10] @cut-in @normal" */
export function titleOf({ identity: { scene, name, tags } }: Pick<PlannedRun, 'identity'>): string {
  return [scene, name, ...tags].join(' ');
}

function noSuchTag(tag: string, known: readonly string[]): string {
  const likely = likelyName(tag, known);
  const expected = known.length === 0 ? 'these scenes have no tags' : `expected one of ${known.join(', ')}`;
  return `--tag: found "${tag}", ${expected}${likely === null ? '' : `; perhaps ${likely}`}`;
}
