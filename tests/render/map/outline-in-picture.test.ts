import { PerspectiveCamera } from 'three';
import { describe, expect, test } from 'vitest';
import { outlineInPicture } from '../../../src/render/map/outline-in-picture.ts';

/** At the origin, looking along -z: 90 degrees up and down, square. */
function camera(): PerspectiveCamera {
  const made = new PerspectiveCamera(90, 1, 0.5, 100);
  made.updateMatrixWorld();
  made.matrixWorldInverse.copy(made.matrixWorld).invert();
  return made;
}

describe('an outline in a picture', () => {
  test('is where its corners are, as seen through a hole', () => {
    const seen = outlineInPicture(camera(), [-1, -1, -2, 1, -1, -2, 1, 1, -4]);
    expect(seen).toHaveLength(3);
    for (const [k, [x, y]] of [[-0.5, -0.5] as const, [0.5, -0.5] as const, [0.25, 0.25] as const].entries()) {
      expect(seen[k][0]).toBeCloseTo(x, 9);
      expect(seen[k][1]).toBeCloseTo(y, 9);
    }
  });

  test('ends at the near plane where it goes on behind the eye', () => {
    const seen = outlineInPicture(camera(), [-1, -1, -2, 1, -1, -2, 1, -1, 2, -1, -1, 2]);
    expect(seen).toHaveLength(4);
    for (const [, y] of seen) expect(y).toBeLessThan(0);
    expect(Math.min(...seen.map(([, y]) => y))).toBeCloseTo(-2, 9);
  });

  test('is empty behind the eye', () => {
    expect(outlineInPicture(camera(), [-1, 0, 2, 1, 0, 2, 0, 1, 3])).toEqual([]);
  });
});
