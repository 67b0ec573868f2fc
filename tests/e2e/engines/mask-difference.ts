import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEMANTIC_NAMES, SEMANTIC_PALETTE } from '../../../src/core/semantic-class.ts';
import { png } from '../png.ts';

/** What two pictures show of one view: class and depth of each pixel, rows from the top. */
export interface Mask {
  readonly semantic: Uint8Array;
  /** [m]; not a positive number for sky. */
  readonly depth: Float32Array;
}

export interface MaskDifference {
  /** Share of pixels of one class in both. */
  readonly equal: number;
  /** Median of |a - b| / b over the pixels where both see something. */
  readonly depthError: number;
  /** Classes that take each other's place, "expected for found" and the number of pixels, the most frequent first. */
  readonly swaps: readonly (readonly [swap: string, pixels: number])[];
  /** The first pixel that differs, in words; empty where none does. */
  readonly first: string;
}

export function compareMasks(a: Mask, b: Mask, width: number): MaskDifference {
  const swaps = new Map<string, number>();
  const errors: number[] = [];
  let equal = 0;
  let first = '';
  a.semantic.forEach((id, p) => {
    const other = b.semantic[p];
    if (isSeen(a.depth[p]) && isSeen(b.depth[p])) errors.push(Math.abs(a.depth[p] - b.depth[p]) / b.depth[p]);
    if (id === other) {
      equal++;
      return;
    }
    const swap = `${SEMANTIC_NAMES[id]} for ${SEMANTIC_NAMES[other]}`;
    swaps.set(swap, (swaps.get(swap) ?? 0) + 1);
    if (first === '') {
      const at = (depth: number) => (isSeen(depth) ? `${depth.toFixed(2)} m` : 'no depth');
      first = `column ${p % width}, row ${Math.floor(p / width)}: ${swap} (${at(a.depth[p])} for ${at(b.depth[p])})`;
    }
  });
  errors.sort((x, y) => x - y);
  return {
    equal: equal / a.semantic.length,
    depthError: errors[errors.length >> 1] ?? 0,
    swaps: [...swaps].sort(([, x], [, y]) => y - x),
    first,
  };
}

function isSeen(depth: number): boolean {
  return depth > 0 && depth < Number.POSITIVE_INFINITY;
}

/** Writes both masks in the classes' colours and, in white, where they differ; gives the names of the files. */
export function writeMasks(folder: string, name: string, a: Mask, b: Mask, width: number): string[] {
  mkdirSync(folder, { recursive: true });
  const pictures = {
    rasteriser: paint(a.semantic, (id) => SEMANTIC_PALETTE[id]),
    three: paint(b.semantic, (id) => SEMANTIC_PALETTE[id]),
    difference: paint(a.semantic, (id, p) => (id === b.semantic[p] ? [0, 0, 0] : [255, 255, 255])),
  };
  return Object.entries(pictures).map(([kind, rgb]) => {
    const path = join(folder, `${name}-${kind}.png`);
    writeFileSync(path, png(rgb, width, rgb.length / 3 / width));
    return path;
  });
}

function paint(ids: Uint8Array, colour: (id: number, pixel: number) => readonly [number, number, number]): Uint8Array {
  const rgb = new Uint8Array(3 * ids.length);
  for (const [p, id] of ids.entries()) rgb.set(colour(id, p), 3 * p);
  return rgb;
}
