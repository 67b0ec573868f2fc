import { Command } from 'commander';
import { encodeShard, type LabelledFrame, majorityLabel } from '../../perception/training/dataset.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { makeFrames } from '../../scenario/dataset/make-frames.ts';
import { pictureHash } from '../../scenario/dataset/picture-hash.ts';
import { type Split, seedsOf, TRAINING_SPLIT, UNSEEN_SPLIT } from '../../scenario/dataset/split.ts';
import { DATA_FOLDER, shardName } from '../data-folder.ts';
import { writeWhole } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { Interruption } from '../interruption.ts';
import { loadMap } from '../load-map.ts';
import { ProgressLine } from '../progress-line.ts';
import { PROJECT_ROOT } from '../project-root.ts';

/** Seeds in one file. */
const SEEDS_PER_SHARD = 10;

interface DatasetFlags {
  map: string;
  outputDir: string;
}

export function datasetCommand(done: (code: ExitCode) => void): Command {
  return new Command('dataset')
    .description('make labelled frames for the network: a training split and one of unseen seeds')
    .option('--map <file>', 'OpenDRIVE map', `${PROJECT_ROOT}scenes/maps/first-town.xodr`)
    .option('--output-dir <dir>', 'where the shards go', DATA_FOLDER)
    .action(async (flags: DatasetFlags) => done(await makeDataset(flags)));
}

async function makeDataset({ map: path, outputDir }: DatasetFlags): Promise<ExitCode> {
  const map = await loadMap(path);
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
    progress.show(`${split.name}: seed ${seed} of ${split.firstSeed}..${split.lastSeed}, ${frames.length} frames in this shard`);
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
