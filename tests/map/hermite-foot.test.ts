import { expect, it } from 'vitest';
import { footOnHermite } from '../../src/map/hermite-foot.ts';

it('the foot on a curve that turns back on the spot has a direction', () => {
  const foot = { u: 0, along: 0, left: 0, tx: 0, ty: 0 };
  // Ahead by 1, then back by far: where it turns, it stands still.
  for (let y = -5; y <= 5; y++) {
    footOnHermite(Float64Array.of(0, 0, 1, 0, -1, 0, 10, y), foot);
    expect(Math.hypot(foot.tx, foot.ty)).toBeCloseTo(1, 12);
    footOnHermite(Float64Array.of(-60, 0, 2.8, 0, 2.8, 0, 10, y), foot);
    expect(Math.hypot(foot.tx, foot.ty)).toBeCloseTo(1, 12);
  }
});
