import type { RoadMap } from '../../map/road-map.ts';
import { encodeShard, type LabelledFrame, majorityLabel } from '../../perception/training/dataset.ts';
import { makeFrames } from '../../scenario/dataset/make-frames.ts';
import { pictureHash } from '../../scenario/dataset/picture-hash.ts';
import { type Split, seedsOf, TRAINING_SPLIT, UNSEEN_SPLIT } from '../../scenario/dataset/split.ts';
import { shardName } from '../data-folder.ts';
import { makeFolder, writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { Interruption } from '../interruption.ts';
import { loadMap } from '../load-map.ts';
import { ProgressLine } from '../progress-line.ts';

/** Seeds in one file. */
const SEEDS_PER_SHARD = 10;

export interface DatasetFlags {
  readonly map: string;
  readonly outputDir: string;
}

/** Makes every shard of both splits; one that was begun when it is interrupted is left out. */
export async function makeDataset({ map: path, outputDir }: DatasetFlags): Promise<ExitCode> {
  const map = await loadMap(path);
  await makeFolder(outputDir);
  const hash = pictureHash(map);
  const interruption = new Interruption();
  for (const split of [TRAINING_SPLIT, UNSEEN_SPLIT]) {
    const seeds = seedsOf(split);
    for (let first = 0; first < seeds.length && !interruption.requested; first += SEEDS_PER_SHARD) {
      await writeShard(map, split, seeds.slice(first, first + SEEDS_PER_SHARD), hash, outputDir, interruption);
    }
  }
  interruption.dispose();
  return interruption.requested ? EXIT.interrupted : EXIT.ok;
}

async function writeShard(
  map: RoadMap,
  split: Split,
  seeds: readonly number[],
  hash: string,
  folder: string,
  interruption: Interruption,
): Promise<void> {
  const progress = new ProgressLine();
  const frames: LabelledFrame[] = [];
  for (const { seed, rgb, semantic } of makeFrames(map, seeds, split.framesPerSeed)) {
    frames.push({ rgb: rgb.slice(), label: majorityLabel(semantic) });
    progress.show(
      `${split.name}: seed ${seed} of ${split.firstSeed}..${split.lastSeed}, ${frames.length} frames in this shard`,
    );
    await interruption.breathe();
    if (interruption.requested) break;
  }
  progress.end();
  if (interruption.requested) return;
  const facts = { firstSeed: seeds[0], lastSeed: seeds[seeds.length - 1], pictureHash: hash };
  const file = `${folder}/${shardName(split, facts.firstSeed)}`;
  await writeWhole(file, encodeShard({ facts, frames }));
  process.stdout.write(`${file}  ${frames.length} frames\n`);
}
