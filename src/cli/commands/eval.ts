import { Command } from 'commander';
import { ColourLookup } from '../../perception/training/colour-lookup.ts';
import { type EvaluationReport, evaluate } from '../../perception/training/evaluate.ts';
import { MASK_PIXELS } from '../../perception/segmentation/picture-cells.ts';
import { TRAINING_SPLIT, UNSEEN_SPLIT } from '../../scenario/dataset/split.ts';
import { DATA_FOLDER, readSplit } from '../data-folder.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { loadNetwork, WEIGHTS_PATH } from '../load-network.ts';

interface EvalFlags {
  data: string;
  weights: string;
  json?: boolean;
}

export function evalCommand(done: (code: ExitCode) => void): Command {
  return new Command('eval')
    .description('measure the network on frames of seeds it never saw, beside a per-pixel colour look-up')
    .option('--data <dir>', 'where dataset put the frames', DATA_FOLDER)
    .option('--weights <file>', 'weights to measure', WEIGHTS_PATH)
    .option('--json', 'figures as JSON')
    .action(async (flags: EvalFlags) => done(await evaluateNetwork(flags)));
}

async function evaluateNetwork({ data, weights, json }: EvalFlags): Promise<ExitCode> {
  const segmenter = await loadNetwork(weights);
  const training = await readSplit(data, TRAINING_SPLIT);
  const unseen = await readSplit(data, UNSEEN_SPLIT);
  const confidence = new Uint8Array(MASK_PIXELS);
  const network = evaluate((rgb, classes) => segmenter.infer(rgb, classes, confidence), unseen.frames);
  const lookup = new ColourLookup(training.frames);
  const baseline = evaluate((rgb, classes) => lookup.infer(rgb, classes), unseen.frames);
  const report = { weights, splits: { 'unseen-seeds': network }, colourLookup: { 'unseen-seeds': baseline } };
  process.stdout.write(json === true ? `${JSON.stringify(report, null, 2)}\n` : table(network, baseline));
  return EXIT.ok;
}

function table(network: EvaluationReport, baseline: EvaluationReport): string {
  const row = (name: string, ours: number, theirs: number) => `${name.padEnd(12)} ${ours.toFixed(3)}  ${theirs.toFixed(3)}\n`;
  const classes = Object.keys(network.iou).map((name) => row(name, network.iou[name], baseline.iou[name]));
  const head = `IoU on ${network.frames} frames of unseen seeds\n${''.padEnd(12)} CNN    colour look-up\n`;
  return `${head}${classes.join('')}${row('mean', network.miou, baseline.miou)}`;
}
