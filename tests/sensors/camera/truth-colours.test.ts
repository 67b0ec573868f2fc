import { describe, expect, test } from 'vitest';
import type { CameraTruth } from '../../../src/core/messages/camera-frame.ts';
import { SEMANTIC, SEMANTIC_PALETTE } from '../../../src/core/semantic-class.ts';
import { paintTruth } from '../../../src/sensors/camera/truth-colours.ts';

const truth: CameraTruth = {
  width: 4,
  height: 1,
  depth: Float32Array.of(3, 30, 200, Number.POSITIVE_INFINITY),
  semantic: Uint8Array.of(SEMANTIC.car, SEMANTIC.road, SEMANTIC.building, SEMANTIC.sky),
  instance: Uint16Array.of(7, 0, 0, 0),
  normal: Uint8Array.of(128, 128, 1, 128, 1, 128, 255, 128, 128, 0, 0, 0),
  flow: Float32Array.of(1, 0, -1, 0, 0.1, 0, 3, 3),
  flowState: Uint8Array.of(0, 0, 0, 1),
};
const paint = (view: Parameters<typeof paintTruth>[1], of = truth) => {
  const out = new Uint8Array(12);
  return { out, isThere: paintTruth(of, view, out) };
};
const pixel = (out: Uint8Array, p: number) => [...out.subarray(3 * p, 3 * p + 3)];

describe('paintTruth', () => {
  test('near is brighter than far, and the sky is the ground of the page', () => {
    const { out } = paint('depth');
    const brightness = [0, 1, 2].map((p) => pixel(out, p).reduce((a, b) => a + b));
    expect(brightness[0]).toBeGreaterThan(brightness[1]);
    expect(brightness[1]).toBeGreaterThan(brightness[2]);
    expect(pixel(out, 3)).toEqual([13, 17, 23]);
  });

  test('classes are in the palette of Cityscapes, normals point by their colour', () => {
    expect(pixel(paint('class').out, 0)).toEqual([...SEMANTIC_PALETTE[SEMANTIC.car]]);
    const { out } = paint('normals');
    // Towards the eye, up, right.
    expect(pixel(out, 0)[2]).toBe(254);
    expect(pixel(out, 1)[1]).toBe(254);
    expect(pixel(out, 2)[0]).toBe(255);
  });

  test('opposite flows have other hues, little flow is dark, what is new is white', () => {
    const { out } = paint('flow');
    expect(pixel(out, 0)[0]).toBeGreaterThan(200);
    expect(pixel(out, 1)[0]).toBeLessThan(60);
    expect(Math.max(...pixel(out, 2))).toBeLessThan(140);
    expect(pixel(out, 3)).toEqual([255, 255, 255]);
  });

  test('says so where the truth does not hold it', () => {
    const { normal, flow, flowState, ...plain } = truth;
    expect(paint('normals', plain).isThere).toBe(false);
    expect(paint('flow', plain).isThere).toBe(false);
    expect(paint('instance', plain).isThere).toBe(true);
  });
});
