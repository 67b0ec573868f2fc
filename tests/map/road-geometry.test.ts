import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Road } from '../../src/map/opendrive/document.ts';
import type { Geometry } from '../../src/map/opendrive/geometry-record.ts';
import { plainRoad } from '../../src/map/opendrive/plain-records.ts';
import { geometryPoint, planViewPoint } from '../../src/map/plan-view.ts';
import { createReferencePoint, referencePoint, roadPoint } from '../../src/map/road-geometry.ts';
import { spiralDisplacement } from '../../src/map/spiral.ts';

const curvature = fc.double({ min: -0.15, max: 0.15, noNaN: true });
const length = fc.double({ min: 0.1, max: 400, noNaN: true });

describe('line and arc', () => {
  it('follows the circle about the arc centre', () => {
    fc.assert(
      fc.property(
        curvature.filter((k) => Math.abs(k) > 1e-4),
        length,
        (k, l) => {
          const arc: Geometry = { kind: 'arc', s: 0, x: 3, y: -2, hdg: 0.7, length: l, curvature: k };
          const centre = { x: 3 - Math.sin(0.7) / k, y: -2 + Math.cos(0.7) / k };
          const p = pointOf(arc, l);
          expect(p.x).toBeCloseTo(centre.x + Math.sin(0.7 + k * l) / k, 7);
          expect(p.y).toBeCloseTo(centre.y - Math.cos(0.7 + k * l) / k, 7);
          expect(p.heading).toBeCloseTo(0.7 + k * l, 12);
        },
      ),
      { seed: 1 },
    );
  });

  it('comes near the line as the curvature goes to 0', () => {
    const line = pointOf({ kind: 'line', s: 0, x: 0, y: 0, hdg: 1, length: 100 }, 100);
    const flat = pointOf({ kind: 'arc', s: 0, x: 0, y: 0, hdg: 1, length: 100, curvature: 1e-13 }, 100);
    expect(Math.hypot(flat.x - line.x, flat.y - line.y)).toBeLessThan(1e-8);
  });
});

describe('spiral', () => {
  it('gives the Fresnel integrals (Abramowitz and Stegun, table 7.7)', () => {
    // x(l) = integral of cos(pi u^2 / 2), y(l) with sin: curvature pi l.
    const table = [
      [0.5, 0.4923442258714464, 0.06473243285999929],
      [1, 0.7798934003768228, 0.4382591473903548],
      [2, 0.4882534060753408, 0.3434156783636982],
      [5, 0.5636311887040122, 0.4991913819171169],
    ];
    for (const [l, c, s] of table) {
      const out = { x: 0, y: 0 };
      spiralDisplacement(0, Math.PI, l, out);
      expect(out.x).toBeCloseTo(c, 12);
      expect(out.y).toBeCloseTo(s, 12);
    }
  });

  it('ends where quadrature by other means says, within 1e-6 m over real lengths', () => {
    fc.assert(
      fc.property(curvature, curvature, fc.double({ min: 1, max: 200, noNaN: true }), (k0, k1, l) => {
        const end = pointOf({ kind: 'spiral', s: 0, x: 0, y: 0, hdg: 0, length: l, curvStart: k0, curvEnd: k1 }, l);
        const expected = simpson(k0, (k1 - k0) / l, l);
        expect(Math.hypot(end.x - expected.x, end.y - expected.y)).toBeLessThan(1e-6);
        expect(end.heading).toBeCloseTo(((k0 + k1) / 2) * l, 9);
        expect(end.curvature).toBeCloseTo(k1, 12);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('is an arc where both curvatures are the same', () => {
    const spiral = pointOf(
      { kind: 'spiral', s: 0, x: 1, y: 2, hdg: 3, length: 50, curvStart: 0.02, curvEnd: 0.02 },
      50,
    );
    const arc = pointOf({ kind: 'arc', s: 0, x: 1, y: 2, hdg: 3, length: 50, curvature: 0.02 }, 50);
    expect(spiral).toEqual(arc);
  });
});

describe('road', () => {
  const road: Road = plainRoad({
    index: 0,
    id: '1',
    length: 100,
    planView: [{ kind: 'line', s: 0, x: 0, y: 0, hdg: Math.PI / 2, length: 100 }],
    elevation: [
      { s: 0, a: 1, b: 0, c: 0, d: 0 },
      { s: 20, a: 1, b: 0.05, c: 0.001, d: -0.00001 },
    ],
    superelevation: [{ s: 0, a: 0.1, b: 0, c: 0, d: 0 }],
  });

  it('takes height and slope from the piece that holds', () => {
    const p = createReferencePoint();
    referencePoint(road, 10, p);
    expect([p.z, p.slope]).toEqual([1, 0]);
    referencePoint(road, 30, p);
    expect(p.z).toBeCloseTo(1 + 0.5 + 0.1 - 0.01, 12);
    expect(p.slope).toBeCloseTo(0.05 + 0.02 - 0.003, 12);
  });

  it('goes left by t cos(phi) and up by t sin(phi) where superelevated', () => {
    const p = { x: 0, y: 0, z: 0, heading: 0 };
    roadPoint(road, 10, 4, p);
    expect(p.x).toBeCloseTo(-4 * Math.cos(0.1), 12);
    expect(p.y).toBeCloseTo(10, 12);
    expect(p.z).toBeCloseTo(1 + 4 * Math.sin(0.1), 12);
  });

  it('leans back where a superelevated road climbs: the t axis stays normal to the line', () => {
    const climbing: Road = { ...road, elevation: [{ s: 0, a: 0, b: 0.3, c: 0, d: 0 }] };
    const [line, side] = [0, 5].map((t) => {
      const p = { x: 0, y: 0, z: 0, heading: 0 };
      roadPoint(climbing, 40, t, p);
      return p;
    });
    const across = [side.x - line.x, side.y - line.y, side.z - line.z];
    expect(Math.hypot(...across)).toBeCloseTo(5, 12);
    // The line runs along (0, 1, 0.3).
    expect(across[1] + 0.3 * across[2]).toBeCloseTo(0, 12);
  });

  it('goes on beyond its geometry along the last element', () => {
    const p = { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };
    planViewPoint(road.planView, 100.5, p);
    expect(p.y).toBeCloseTo(100.5, 12);
  });
});

function pointOf(geometry: Geometry, ds: number) {
  const out = { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };
  geometryPoint(geometry, ds, out);
  return out;
}

/** Simpson's rule with built-in functions: another formula, other functions. */
function simpson(k0: number, rate: number, l: number): { x: number; y: number } {
  const n = 20_000;
  const h = l / n;
  let x = 0;
  let y = 0;
  for (let i = 0; i <= n; i++) {
    const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
    const angle = k0 * i * h + (rate * i * h * i * h) / 2;
    x += weight * Math.cos(angle);
    y += weight * Math.sin(angle);
  }
  return { x: (x * h) / 3, y: (y * h) / 3 };
}
