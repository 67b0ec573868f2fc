import { bytesOfFloats, floatsOfBytes } from '../segmentation/float-bytes.ts';
import { PARAMETER_COUNT } from '../segmentation/network-shape.ts';
import { type FileKind, sealFile, unsealFile } from '../segmentation/sealed-file.ts';

/** What, besides the frames, decides the outcome of training. */
export interface TrainingOptions {
  readonly seed: number;
  /** Optimiser steps in all. */
  readonly steps: number;
  /** Frames a step. */
  readonly batch: number;
  /** Largest learning rate. */
  readonly peakRate: number;
}

/** The whole state of training between two steps. */
export interface Checkpoint {
  readonly options: TrainingOptions;
  /** Steps done. */
  readonly step: number;
  readonly parameters: Float32Array;
  /** The optimiser's running means of gradient and squared gradient. */
  readonly first: Float32Array;
  readonly second: Float32Array;
}

const REMEDY = 'delete it, and training starts anew';
const KIND: FileKind = { magic: 'SKIDCKPT', version: 1, title: 'training checkpoint', remedy: REMEDY };

const OPTION_NAMES = ['seed', 'steps', 'batch', 'peakRate'] as const;

export function encodeCheckpoint({ options, step, parameters, first, second }: Checkpoint): Uint8Array {
  const floats = new Float32Array(3 * PARAMETER_COUNT);
  floats.set(parameters);
  floats.set(first, PARAMETER_COUNT);
  floats.set(second, 2 * PARAMETER_COUNT);
  return sealFile(KIND, { step, options }, bytesOfFloats(floats));
}

/** Reads a checkpoint that was left by a training with the same options; it is null where there are problems. */
export function decodeCheckpoint(
  bytes: Uint8Array,
  options: TrainingOptions,
): { checkpoint: Checkpoint | null; problems: readonly string[] } {
  const { header, payload, problems } = unsealFile(KIND, bytes);
  const all = [...problems];
  if (header === null) return { checkpoint: null, problems: all };
  const found = header as { step?: number; options?: Partial<TrainingOptions> };
  for (const name of OPTION_NAMES) {
    if (found.options?.[name] === options[name]) continue;
    all.push(`options.${name}: found ${found.options?.[name]}, expected ${options[name]}; ${REMEDY}`);
  }
  if (!Number.isInteger(found.step)) all.push(`step: found ${found.step}, expected a whole number; ${REMEDY}`);
  if (payload.length !== 12 * PARAMETER_COUNT) {
    all.push(`found ${payload.length} bytes of state, expected ${12 * PARAMETER_COUNT}; ${REMEDY}`);
  }
  if (all.length > 0) return { checkpoint: null, problems: all };
  const floats = floatsOfBytes(payload);
  const part = (index: number) => floats.slice(index * PARAMETER_COUNT, (index + 1) * PARAMETER_COUNT);
  return {
    checkpoint: { options, step: found.step!, parameters: part(0), first: part(1), second: part(2) },
    problems: [],
  };
}
