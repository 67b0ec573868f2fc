import type { RoadMap } from '../../map/road-map.ts';
import { MASK_PIXELS } from '../../perception/segmentation/picture-cells.ts';
import { ColourLookup } from '../../perception/training/colour-lookup.ts';
import { type LabelledFrame, majorityLabel } from '../../perception/training/dataset.ts';
import { type EvaluationReport, evaluate, type Labeller } from '../../perception/training/evaluate.ts';
import { makeFrames } from '../../scenario/dataset/make-frames.ts';
import { seedsOf, TRAINING_SPLIT, UNSEEN_SPLIT } from '../../scenario/dataset/split.ts';
import { presetWeather, type WeatherName } from '../../world/weather/weather-presets.ts';
import { readSplit } from '../data-folder.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { loadMap } from '../load-map.ts';
import { loadNetwork } from '../load-network.ts';
import { ProgressLine } from '../progress-line.ts';

export interface EvalFlags {
  readonly data: string;
  readonly weights: string;
  readonly map: string;
  readonly weather: readonly WeatherName[];
  readonly json?: boolean;
}

/** Measures the network and the colour look-up on the unseen frames. */
export async function evaluateNetwork({ data, weights, map, weather, json }: EvalFlags): Promise<ExitCode> {
  const segmenter = await loadNetwork(weights);
  const training = await readSplit(data, TRAINING_SPLIT);
  const unseen = await readSplit(data, UNSEEN_SPLIT);
  const confidence = new Uint8Array(MASK_PIXELS);
  const network = evaluate((rgb, classes) => segmenter.infer(rgb, classes, confidence), unseen.frames);
  const lookup = new ColourLookup(training.frames);
  const baseline = evaluate((rgb, classes) => lookup.infer(rgb, classes), unseen.frames);
  const inWeather = evaluateInWeather(
    (rgb, classes) => segmenter.infer(rgb, classes, confidence),
    weather.length === 0 ? null : await loadMap(map),
    weather,
  );
  const splits = { 'unseen-seeds': network, ...inWeather };
  const report = { weights, splits, colourLookup: { 'unseen-seeds': baseline } };
  const text = `${table(network, baseline)}${weatherTable(splits)}`;
  process.stdout.write(json === true ? `${JSON.stringify(report, null, 2)}\n` : text);
  return EXIT.ok;
}

/** Scores the network on the same scenes of unseen seeds in each of these weathers. */
export function evaluateInWeather(
  label: Labeller,
  map: RoadMap | null,
  names: readonly WeatherName[],
): Record<string, EvaluationReport> {
  if (map === null) return {};
  const frames = new Map<string, LabelledFrame[]>(names.map((name) => [name, []]));
  const progress = new ProgressLine();
  const weathers = names.map((name) => presetWeather(name));
  for (const { seed, weather, rgb, semantic } of makeFrames(
    map,
    seedsOf(UNSEEN_SPLIT),
    UNSEEN_SPLIT.framesPerSeed,
    weathers,
  )) {
    frames.get(weather?.name ?? '')?.push({ rgb: rgb.slice(), label: majorityLabel(semantic) });
    progress.show(`frames in weather: seed ${seed} of ${UNSEEN_SPLIT.firstSeed}..${UNSEEN_SPLIT.lastSeed}`);
  }
  progress.end();
  return Object.fromEntries([...frames].map(([name, list]) => [name, evaluate(label, list)]));
}

function weatherTable(splits: Readonly<Record<string, EvaluationReport>>): string {
  if (Object.keys(splits).length < 2) return '';
  const rows = Object.entries(splits).map(([name, { miou }]) => `${name.padEnd(12)} ${miou.toFixed(3)}\n`);
  return `\nmean IoU by weather; the network was trained on clear days alone\n${rows.join('')}`;
}

function table(network: EvaluationReport, baseline: EvaluationReport): string {
  const row = (name: string, ours: number, theirs: number) =>
    `${name.padEnd(12)} ${ours.toFixed(3)}  ${theirs.toFixed(3)}\n`;
  const classes = Object.keys(network.iou).map((name) => row(name, network.iou[name], baseline.iou[name]));
  const head = `IoU on ${network.frames} frames of unseen seeds\n${''.padEnd(12)} CNN    colour look-up\n`;
  return `${head}${classes.join('')}${row('mean', network.miou, baseline.miou)}`;
}
