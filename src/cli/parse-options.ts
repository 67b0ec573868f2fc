import { InvalidArgumentError } from 'commander';
import type { Shard } from './runs/select-runs.ts';

/** Most of anything that is counted on the command line. */
const MOST = 100_000;

export function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MOST) return count;
  throw new InvalidArgumentError(`expected a whole number from 1 to ${MOST}.`);
}

export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new InvalidArgumentError('expected seconds above 0, for example 60.');
}

/** Milliseconds, or the name of a file with some. */
export function parseLatency(text: string): number | string {
  if (/\.\w*[a-z]\w*$/i.test(text)) return text;
  const milliseconds = Number(text);
  if (text.trim() !== '' && milliseconds >= 0 && Number.isFinite(milliseconds)) return milliseconds;
  throw new InvalidArgumentError('expected milliseconds from 0, for example 100, or a file .csv or .json with some.');
}

/** One more of what may be given several times. */
export function parseCollected(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** "2/3": the second of three parts. */
export function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count && count <= MOST) return { index, count };
  throw new InvalidArgumentError('expected i/n with i from 1 to n, for example 1/3.');
}

/** A regular expression that does not mind case. */
export function parsePattern(text: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch (error) {
    throw new InvalidArgumentError(`expected a regular expression: ${(error as Error).message}.`);
  }
}

/** Endings of files that say what kind of picture they are. */
const PICTURES = /\.(svg|png|jpe?g|gif|webp|bmp|tiff?|pdf|eps)$/i;

/** The name of a file that an SVG goes into: no viewer opens one that is called "picture.png". */
export function parseSvgFile(text: string): string {
  return parsePictureFile(text, '.svg');
}

export function parsePngFile(text: string): string {
  return parsePictureFile(text, '.png');
}

function parsePictureFile(text: string, drawn: string): string {
  const [ending = drawn] = PICTURES.exec(text) ?? [];
  if (ending.toLowerCase() === drawn) return text;
  throw new InvalidArgumentError(
    `it is drawn as ${drawn}, found ${ending}; expected the name of a file that ends in ${drawn}.`,
  );
}

export function parseFolder(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('expected the name of a folder, for example out.');
}
