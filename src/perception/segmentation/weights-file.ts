import { bytesOfFloats, floatsOfBytes } from './float-bytes.ts';
import { filterShape, LAYER_NAMES, LAYERS, PARAMETER_COUNT } from './network-shape.ts';
import { type FileKind, sealFile, unsealFile } from './sealed-file.ts';

/** How weights came about. */
export interface TrainingFacts {
  readonly seed: number;
  /** Optimiser steps, and pictures a step. */
  readonly steps: number;
  readonly batch: number;
  /** Labelled frames that it learned from. */
  readonly frames: number;
  /** Hash of the reference pictures that the renderer drew then; weights are stale where today's differs. */
  readonly pictureHash: string;
}

/** The network's parameters in the order of network-shape.ts. */
export interface TrainedWeights {
  readonly parameters: Float32Array;
  readonly facts: TrainingFacts;
}

const REMEDY = 'make it anew with: npm run retrain';
const KIND: FileKind = { magic: 'SKIDWGTS', version: 1, title: 'weights file', remedy: REMEDY };

const FACT_TYPES = {
  seed: 'number',
  steps: 'number',
  batch: 'number',
  frames: 'number',
  pictureHash: 'string',
} as const;

export function encodeWeights({ parameters, facts }: TrainedWeights): Uint8Array {
  return sealFile(KIND, { layers: expectedLayers(), facts }, bytesOfFloats(parameters));
}

/** Reads a weights file; `weights` is null where there are problems, and these are all that there are. */
export function decodeWeights(bytes: Uint8Array): { weights: TrainedWeights | null; problems: readonly string[] } {
  const { header, payload, problems } = unsealFile(KIND, bytes);
  const all = [...problems];
  if (header === null) return { weights: null, problems: all };
  const { layers, facts } = header as { layers?: unknown; facts?: unknown };
  all.push(...layerProblems(layers), ...factProblems(facts));
  const parameters = floatsOfBytes(payload);
  if (4 * PARAMETER_COUNT !== payload.length) {
    all.push(`found ${payload.length} bytes of parameters, expected ${4 * PARAMETER_COUNT}; ${REMEDY}`);
  }
  const wild = parameters.findIndex((parameter) => !Number.isFinite(parameter));
  if (wild >= 0) all.push(`parameter ${wild}: found ${parameters[wild]}, expected a finite number; ${REMEDY}`);
  return all.length > 0
    ? { weights: null, problems: all }
    : { weights: { parameters, facts: facts as TrainingFacts }, problems: [] };
}

/** "name 3x3x32x48" for each layer. */
function expectedLayers(): string[] {
  return LAYER_NAMES.map((name) => `${name} ${filterShape(LAYERS[name]).join('x')}`);
}

function layerProblems(layers: unknown): string[] {
  if (!Array.isArray(layers)) return [`layers: found ${typeof layers}, expected a list; ${REMEDY}`];
  const expected = expectedLayers();
  const problems: string[] = [];
  for (let i = 0; i < Math.max(expected.length, layers.length); i++) {
    if (layers[i] === expected[i]) continue;
    problems.push(`layers[${i}]: found ${layers[i] ?? 'none'}, expected ${expected[i] ?? 'none'}; ${REMEDY}`);
  }
  return problems;
}

function factProblems(facts: unknown): string[] {
  const found = typeof facts === 'object' && facts !== null ? (facts as Record<string, unknown>) : {};
  return Object.entries(FACT_TYPES)
    .filter(([name, type]) => typeof found[name] !== type)
    .map(([name, type]) => `facts.${name}: found ${typeof found[name]}, expected a ${type}; ${REMEDY}`);
}
