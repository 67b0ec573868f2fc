import type { ProfilePoint } from './sweep-mesh.ts';

/** A rail's beam [m]: height of its middle, and what a W-beam looks like from the side (EN 1317, RAL-RG 620). */
const BEAM_HALF = 0.155;
const BEAM_DEPTH = 0.08;

/** Walls that stand on the ground and are as wide below as above. */
export function blockProfile(width: number, height: number): ProfilePoint[] {
  const half = width / 2;
  return [
    [half, -0.3],
    [half, height],
    [-half, height],
    [-half, -0.3],
  ];
}

/** A concrete step or New Jersey barrier: broad at its foot, steep above. */
export function barrierProfile(width: number, height: number): ProfilePoint[] {
  const half = width / 2;
  return [
    [half, -0.3],
    [half, 0.09 * height],
    [0.55 * half, 0.36 * height],
    [0.3 * half, height],
    [-0.3 * half, height],
    [-0.55 * half, 0.36 * height],
    [-half, 0.09 * height],
    [-half, -0.3],
  ];
}

/** The beam of a guard rail whose top is `height` over the ground. */
export function beamProfile(height: number): ProfilePoint[] {
  const [low, high] = [height - 2 * BEAM_HALF, height];
  const middle = height - BEAM_HALF;
  const out = BEAM_DEPTH / 2;
  return [
    [0, low],
    [out, low + 0.08],
    [0.01, middle],
    [out, high - 0.08],
    [0, high],
    [-out, high - 0.08],
    [-0.01, middle],
    [-out, low + 0.08],
    [0, low],
  ];
}

/** A bar of a railing or a plank of a fence, all around. */
export function barProfile(width: number, low: number, high: number): ProfilePoint[] {
  const half = width / 2;
  return [
    [half, low],
    [half, high],
    [-half, high],
    [-half, low],
    [half, low],
  ];
}
