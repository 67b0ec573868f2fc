import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Geometry } from '../../src/map/opendrive/geometry-record.ts';
import { type CubicGeometry, lengthRatio } from '../../src/map/parametric-cubic.ts';
import { geometryPoint } from '../../src/map/plan-view.ts';

const start = { s: 0, x: 10, y: -5, hdg: 0.4 };

describe('poly3 and paramPoly3', () => {
  it('runs by arc length along the curve v(u)', () => {
    const small = fc.double({ min: -0.004, max: 0.004, noNaN: true });
    fc.assert(
      fc.property(small, fc.double({ min: -2e-5, max: 2e-5, noNaN: true }), (c, d) => {
        const v = { a: 0, b: 0.1, c, d };
        const end = 80;
        const geometry: Geometry = { kind: 'poly3', ...start, length: lengthOf(v, end), v };
        const middle = 37;
        const p = pointOf(geometry, lengthOf(v, middle));
        const y = middle * (v.b + middle * (c + middle * d));
        expect(p.x).toBeCloseTo(10 + middle * Math.cos(0.4) - y * Math.sin(0.4), 6);
        expect(p.y).toBeCloseTo(-5 + middle * Math.sin(0.4) + y * Math.cos(0.4), 6);
        const slope = v.b + middle * (2 * c + 3 * d * middle);
        expect(p.heading).toBeCloseTo(0.4 + Math.atan(slope), 8);
        expect(p.curvature).toBeCloseTo((2 * c + 6 * d * middle) / (1 + slope * slope) ** 1.5, 8);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('is the same curve whether p goes to 1 or to the length', () => {
    const u = { a: 0, b: 1, c: 0, d: -1e-4 };
    const v = { a: 0, b: 0, c: 4e-3, d: 1e-5 };
    const plain: CubicGeometry = { kind: 'paramPoly3', ...start, length: 50, u, v, normalized: false };
    const scaled = (p: typeof u) => ({ a: p.a, b: 50 * p.b, c: 2500 * p.c, d: 125000 * p.d });
    const normalized: CubicGeometry = { ...plain, u: scaled(u), v: scaled(v), normalized: true };
    for (const s of [0, 7, 25, 49.9, 50]) {
      const a = pointOf(plain, s);
      const b = pointOf(normalized, s);
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(1e-9);
      expect(a.curvatureRate).toBeCloseTo(b.curvatureRate, 9);
    }
    expect(lengthRatio(plain)).toBeCloseTo(lengthRatio(normalized), 12);
  });

  it('changes heading as its curvature says, and curvature as its rate says', () => {
    const u = { a: 0, b: 30, c: 4, d: -6 };
    const v = { a: 0, b: 0, c: 12, d: -3 };
    const geometry: CubicGeometry = { kind: 'paramPoly3', ...start, length: 1, u, v, normalized: true };
    const length = lengthRatio(geometry);
    const exact: Geometry = { ...geometry, length };
    const h = 1e-4;
    for (const s of [2, 9, 20]) {
      const before = pointOf(exact, s - h);
      const here = pointOf(exact, s);
      const after = pointOf(exact, s + h);
      expect((after.heading - before.heading) / (2 * h)).toBeCloseTo(here.curvature, 6);
      expect((after.curvature - before.curvature) / (2 * h)).toBeCloseTo(here.curvatureRate, 6);
      expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeCloseTo(2 * h, 10);
    }
  });

  it('ends where p ends, though the file says another length', () => {
    const u = { a: 0, b: 40, c: 0, d: 0 };
    const geometry: Geometry = {
      kind: 'paramPoly3',
      ...start,
      length: 50,
      u,
      v: { a: 0, b: 0, c: 0, d: 0 },
      normalized: true,
    };
    expect(pointOf(geometry, 50).x).toBeCloseTo(10 + 40 * Math.cos(0.4), 9);
  });
});

function pointOf(geometry: Geometry, ds: number) {
  const out = { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };
  geometryPoint(geometry, ds, out);
  return out;
}

/** Arc length of v(u) from 0 to `end` by the midpoint rule, extrapolated (Richardson). */
function lengthOf({ b, c, d }: { b: number; c: number; d: number }, end: number): number {
  const rule = (n: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const u = ((i + 0.5) * end) / n;
      sum += Math.hypot(1, b + u * (2 * c + 3 * d * u));
    }
    return (sum * end) / n;
  };
  return (4 * rule(4000) - rule(2000)) / 3;
}
