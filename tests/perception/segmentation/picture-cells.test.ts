import { describe, expect, test } from 'vitest';
import {
  CELLS_WIDE,
  cutIntoCells,
  INPUT_CHANNELS,
  INPUT_LENGTH,
  MASK_ORDER,
  MASK_PIXELS,
  MASK_WIDTH,
  PICTURE_BYTES,
  PICTURE_WIDTH,
} from '../../../src/perception/segmentation/picture-cells.ts';

function cellsOf(rgb: Uint8Array): Float32Array {
  const cells = new Float32Array(INPUT_LENGTH);
  cutIntoCells(rgb, cells);
  return cells;
}

const picture = Uint8Array.from({ length: PICTURE_BYTES }, (_, i) => 40 + (Math.imul(i, 2654435761) >>> 26));

describe('picture cells', () => {
  test('colours have mean zero and deviation one; the last channel is the height', () => {
    const cells = cellsOf(picture);
    const colours = cells.filter((_, i) => i % INPUT_CHANNELS !== INPUT_CHANNELS - 1);
    const mean = colours.reduce((sum, value) => sum + value, 0) / colours.length;
    const square = colours.reduce((sum, value) => sum + value * value, 0) / colours.length;
    expect(colours.length).toBe(PICTURE_BYTES);
    expect(mean).toBeCloseTo(0, 5);
    expect(square).toBeCloseTo(1, 5);
    expect(cells[INPUT_CHANNELS - 1]).toBeCloseTo(-31 / 32, 6);
    expect(cells[INPUT_LENGTH - 1]).toBeCloseTo(31 / 32, 6);
  });

  test('brightness and contrast of the whole picture make no difference', () => {
    const changed = picture.map((value) => 2 * value - 70);
    const [a, b] = [cellsOf(picture), cellsOf(changed)];
    const most = a.reduce((far, value, i) => Math.max(far, Math.abs(value - b[i])), 0);
    expect(most).toBeLessThan(1e-5);
  });

  test('a picture of one colour is not blown up', () => {
    expect(cellsOf(new Uint8Array(PICTURE_BYTES).fill(77)).every((value) => Math.abs(value) <= 1)).toBe(true);
  });

  test('a mask pixel lies in the cell that sees its picture pixels', () => {
    expect(new Set(MASK_ORDER).size).toBe(MASK_PIXELS);
    const expected = Array.from(MASK_ORDER, (pixel) => {
      const row = Math.floor(pixel / MASK_WIDTH);
      const column = pixel % MASK_WIDTH;
      const cell = Math.floor(row / 2) * CELLS_WIDE + Math.floor(column / 2);
      return 4 * cell + 2 * (row % 2) + (column % 2);
    });
    expect(expected).toEqual([...MASK_ORDER.keys()]);
  });

  test('a picture pixel goes to its own cell', () => {
    const lit = new Uint8Array(PICTURE_BYTES);
    const [row, column] = [37, 101];
    lit[3 * (row * PICTURE_WIDTH + column) + 1] = 255;
    const brightest = cellsOf(lit).reduce((best, value, i, all) => (value > all[best] ? i : best), 0);
    const cell = Math.floor(row / 4) * CELLS_WIDE + Math.floor(column / 4);
    expect(brightest).toBe(cell * INPUT_CHANNELS + ((row % 4) * 4 + (column % 4)) * 3 + 1);
  });
});
