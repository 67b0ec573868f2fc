import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { decodeShard, type Shard } from '../perception/training/dataset.ts';
import type { Split } from '../scenario/dataset/split.ts';
import { UsageError } from './usage-error.ts';

export function shardName({ name }: Split, firstSeed: number): string {
  return `${name}-${firstSeed}.frames`;
}

/** All shards of a split, in order of their seeds; what is wrong with any of them is one usage error. */
export async function readSplit(
  folder: string,
  split: Split,
): Promise<{ frames: Shard['frames']; pictureHash: string }> {
  const files = (await glob(`${folder}/${split.name}-*.frames`)).sort();
  if (files.length === 0)
    throw new UsageError(`${folder}: no ${split.name} frames; make them with: npx skidpad dataset`);
  const readings = await Promise.all(files.map(async (file) => ({ file, ...decodeShard(await readFile(file)) })));
  const problems = readings.flatMap(({ file, problems: found }) => found.map((problem) => `${file}: ${problem}`));
  const shards = readings.flatMap(({ shard }) => (shard === null ? [] : [shard]));
  const hashes = new Set(shards.map(({ facts }) => facts.pictureHash));
  if (hashes.size > 1)
    problems.push(
      `${folder}: shards of ${hashes.size} renderers; delete the folder and make them anew with: npx skidpad dataset`,
    );
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return { frames: shards.flatMap(({ frames }) => frames), pictureHash: [...hashes][0] };
}
