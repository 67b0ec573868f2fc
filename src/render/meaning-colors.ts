import { Color, SRGBColorSpace } from 'three';

/** A colour as linear red, green, blue. */
export type LinearRgb = readonly [number, number, number];

function linear(hex: number): LinearRgb {
  const color = new Color().setHex(hex, SRGBColorSpace);
  return [color.r, color.g, color.b];
}

/** Colours that mean the same everywhere in the project. */
export const PASS = linear(0x3fb950);
export const WARN = linear(0xd29922);
export const FAIL = linear(0xf85149);
export const INFO = linear(0x4cc2ff);
export const ROUTE = linear(0x2f81c9);

/** From `a` (0) to `b` (1). */
export function blend(a: LinearRgb, b: LinearRgb, share: number): LinearRgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}
