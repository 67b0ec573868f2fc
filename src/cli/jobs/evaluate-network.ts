import { MASK_PIXELS } from '../../perception/segmentation/picture-cells.ts';
import { ColourLookup } from '../../perception/training/colour-lookup.ts';
import { type EvaluationReport, evaluate } from '../../perception/training/evaluate.ts';
import { TRAINING_SPLIT, UNSEEN_SPLIT } from '../../scenario/dataset/split.ts';
import { readSplit } from '../data-folder.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { loadNetwork } from '../load-network.ts';

export interface EvalFlags {
  readonly data: string;
  readonly weights: string;
  readonly json?: boolean;
}

/** Measures the network and the colour look-up on the unseen frames. */
export async function evaluateNetwork({ data, weights, json }: EvalFlags): Promise<ExitCode> {
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
  const row = (name: string, ours: number, theirs: number) =>
    `${name.padEnd(12)} ${ours.toFixed(3)}  ${theirs.toFixed(3)}\n`;
  const classes = Object.keys(network.iou).map((name) => row(name, network.iou[name], baseline.iou[name]));
  const head = `IoU on ${network.frames} frames of unseen seeds\n${''.padEnd(12)} CNN    colour look-up\n`;
  return `${head}${classes.join('')}${row('mean', network.miou, baseline.miou)}`;
}
