import { Matrix4, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { BaysView } from '../../src/render/views/bays-view.ts';

test('corners of parking spaces lie where they are seen, and those of before no longer', () => {
  const view = new BaysView();
  view.update({ x: Float64Array.of(2, -1, 3), y: Float64Array.of(1.5, -2, 0) });
  expect(view.object.count).toBe(3);
  view.update({ x: Float64Array.of(4, -1.5), y: Float64Array.of(1, -2) });
  expect(view.object.count).toBe(2);
  const matrix = new Matrix4();
  view.object.getMatrixAt(1, matrix);
  const { x, y } = new Vector3().setFromMatrixPosition(matrix);
  expect([x, y]).toEqual([-1.5, -2]);
  view.update({ x: new Float64Array(500), y: new Float64Array(500) });
  expect(view.object.count).toBeLessThan(500);
  view.dispose();
});
