import { SEMANTIC_NAMES, SEMANTIC_PALETTE } from '../../core/semantic-class.ts';
import { PERCEPTION_NAMES, PERCEPTION_PALETTE } from '../../perception/perception-class.ts';

/** Names and colours of the classes of a mask, by id. */
export interface ClassPalette {
  readonly names: readonly string[];
  /** Bytes red, green, blue, alpha in the order of the machine's memory, for writing four at once. */
  readonly pixels: Uint32Array;
  readonly css: readonly string[];
}

type Rgb = readonly [number, number, number];

/** Of the camera's true classes. */
export const TRUE_PALETTE = palette(SEMANTIC_NAMES.map(inWords), SEMANTIC_PALETTE);

/** Of the network's classes. */
export const NETWORK_PALETTE = palette(PERCEPTION_NAMES.map(inWords), PERCEPTION_PALETTE);

function palette(names: readonly string[], colors: readonly Rgb[]): ClassPalette {
  const bytes = new Uint8Array(4 * colors.length);
  for (const [id, color] of colors.entries()) bytes.set([...color, 255], 4 * id);
  return { names, pixels: new Uint32Array(bytes.buffer), css: colors.map((color) => `rgb(${color.join(' ')})`) };
}

/** "laneMark" -> "lane mark" */
function inWords(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
