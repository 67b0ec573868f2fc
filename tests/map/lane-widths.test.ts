import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cubicAt } from '../../src/map/cubic.ts';
import { laneHeight, laneInnerT, laneOuterT } from '../../src/map/lane-geometry.ts';
import { combineCubics } from '../../src/map/opendrive/piecewise-cubic.ts';
import type { Cubic } from '../../src/map/opendrive/polynomials.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';

describe('border lanes', () => {
  it('end where the border says, whatever lies inside', () => {
    const road = roadWith(`
      <lane id="-1" type="driving"><width sOffset="0" a="3" b="0.01" c="0" d="0"/></lane>
      <lane id="-2" type="driving"><border sOffset="0" a="-7" b="0" c="-0.001" d="0"/>
        <border sOffset="20" a="-8" b="0.01" c="0" d="0.0001"/></lane>
      <lane id="-3" type="shoulder"><width sOffset="0" a="1.5" b="0" c="0" d="0"/></lane>`);
    const section = road.laneSections[0];
    expect(laneOuterT(road, section, -1, 30)).toBeCloseTo(0.5 - 3.3, 12);
    expect(laneOuterT(road, section, -2, 10)).toBeCloseTo(0.5 - 7.1, 12);
    expect(laneOuterT(road, section, -2, 30)).toBeCloseTo(0.5 - 8 + 0.1 + 0.1, 12);
    expect(laneInnerT(road, section, -2, 30)).toBeCloseTo(0.5 - 3.3, 12);
    expect(laneOuterT(road, section, -3, 30)).toBeCloseTo(0.5 - 7.8 - 1.5, 12);
  });

  it('lose to widths where a lane has both', () => {
    const road = roadWith(`<lane id="-1" type="driving"><width sOffset="0" a="3" b="0" c="0" d="0"/>
      <border sOffset="0" a="-9" b="0" c="0" d="0"/></lane>`);
    expect(laneOuterT(road, road.laneSections[0], -1, 10)).toBeCloseTo(0.5 - 3, 12);
  });
});

describe('piecewise cubics', () => {
  const coefficient = fc.double({ min: -2, max: 2, noNaN: true });
  const piece = fc.record({
    s: fc.double({ min: 0, max: 50, noNaN: true }),
    a: coefficient,
    b: coefficient,
    c: coefficient,
    d: coefficient,
  });
  const pieces = fc
    .array(piece, { minLength: 1, maxLength: 4 })
    .map((list): Cubic[] => list.sort((a, b) => a.s - b.s).map((p, i) => (i === 0 ? { ...p, s: 0 } : p)));

  it('add and subtract as their values do', () => {
    fc.assert(
      fc.property(pieces, pieces, fc.double({ min: 0, max: 60, noNaN: true }), (a, b, s) => {
        const expected = cubicAt(a, s) - 2 * cubicAt(b, s);
        const near = [...a, ...b].some((p) => Math.abs(p.s - s) < 1e-6);
        if (!near)
          expect(Math.abs(cubicAt(combineCubics(a, b, -2), s) - expected)).toBeLessThan(
            1e-6 * (1 + Math.abs(expected)),
          );
      }),
      { seed: 3 },
    );
  });

  it('are 0 where no record holds', () => {
    expect(cubicAt([], 5)).toBe(0);
    expect(cubicAt([{ s: 10, a: 1, b: 1, c: 1, d: 1 }], 5)).toBe(0);
  });
});

describe('lane heights', () => {
  it('hold from their station on, and rise from the inner to the outer border', () => {
    const road = roadWith(`<lane id="-1" type="sidewalk"><width sOffset="0" a="3" b="0" c="0" d="0"/>
      <height sOffset="0" inner="0.1" outer="0.2"/><height sOffset="25" inner="0" outer="0.12"/></lane>`);
    const lane = road.laneSections[0].right[0];
    expect(laneHeight(lane, 10, 0.5)).toBeCloseTo(0.15, 12);
    expect(laneHeight(lane, 30, 0.25)).toBeCloseTo(0.03, 12);
  });
});

/** A straight road of 50 m with a lane offset of 0.5 m and these lanes on its right. */
function roadWith(right: string) {
  const xml = `<OpenDRIVE><header revMajor="1" revMinor="4"/><road id="1" length="50" junction="-1">
    <planView><geometry s="0" x="0" y="0" hdg="0" length="50"><line/></geometry></planView>
    <lanes><laneOffset s="0" a="0.5" b="0" c="0" d="0"/>
    <laneSection s="0"><center><lane id="0"/></center><right>${right}</right></laneSection></lanes></road></OpenDRIVE>`;
  const { document, problems } = readOpenDrive(xml);
  // Rules on what stands beside what have tests of their own.
  expect(problems.filter(({ message }) => !message.includes('[road.'))).toEqual([]);
  return document!.roads[0];
}
