import { describe, expect, it } from 'vitest';
import { crossHeight } from '../../src/map/cross-height.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { roadPoint } from '../../src/map/road-geometry.ts';
import { RoadSurface } from '../../src/map/road-surface.ts';
import { laneByKey } from './first-town-map.ts';

/** A road along x, 4 m wide on either side, with the lateral profile given. */
function profiled(lateral: string) {
  const lane = (id: number) => `<lane id="${id}" type="driving"><width sOffset="0" a="4" b="0" c="0" d="0"/></lane>`;
  const { map, problems } = loadRoadMap(
    `<OpenDRIVE><header revMajor="1" revMinor="8"/><road id="1" length="100" junction="-1">
<planView><geometry s="0" x="0" y="0" hdg="0" length="100"><line/></geometry></planView>
<elevationProfile><elevation s="0" a="10" b="0" c="0" d="0"/></elevationProfile>
<lateralProfile>${lateral}</lateralProfile>
<lanes><laneSection s="0"><left>${lane(1)}</left><center><lane id="0" type="none"/></center>
<right>${lane(-1)}</right></laneSection></lanes></road></OpenDRIVE>`,
    'profiled',
  );
  expect(problems).toEqual([]);
  return map!;
}

/** Falls by 2 % to the left and, beginning at the right edge, is 8 cm high in the middle; flat at the road's end. */
const CROWN = `<shape s="0" t="-4" a="0" b="0.02" c="0" d="0"/><shape s="0" t="0" a="0.08" b="-0.02" c="0" d="0"/>
<shape s="100" t="-4" a="0" b="0" c="0" d="0"/>`;

const SURFACE = `<crossSectionSurface><surfaceStrips>
<strip id="1"><width><coefficients s="0" a="2"/></width><linear><coefficients s="0" a="-0.02"/></linear></strip>
<strip id="2" mode="relative"><linear><coefficients s="0" a="-0.05"/></linear></strip>
<strip id="-1"><constant><coefficients s="0" a="0.1"/></constant><linear><coefficients s="0" a="0.02"/></linear><quadratic><coefficients s="0" a="-0.01"/></quadratic></strip>
</surfaceStrips></crossSectionSurface>`;

describe('lateral shape', () => {
  const map = profiled(CROWN);
  const road = map.document.roads[0];

  it('lifts the surface at (s, t), linear between its stations', () => {
    const out = { x: 0, y: 0, z: 0, heading: 0 };
    for (const [s, t, z] of [
      [0, -4, 10],
      [0, -2, 10.04],
      [0, 0, 10.08],
      [0, 4, 10],
      [50, 0, 10.04],
      [75, 2, 10.01],
      [100, 0, 10],
    ]) {
      roadPoint(road, s, t, out);
      expect(out.z, `s ${s}, t ${t}`).toBeCloseTo(z, 12);
    }
  });

  it('is what lanes and wheels are on', () => {
    const lane = laneByKey(map, '1/0/-1');
    expect(lane.centre.z[0]).toBeCloseTo(10.04, 12);
    const surface = new RoadSurface(map);
    const point = { z: 0, nx: 0, ny: 0, nz: 1 };
    surface.heightAt(0, -2, point);
    expect(point.z).toBeCloseTo(10.04, 9);
    // A plane that rises by 2 % to the left and falls along by 0.04 m in 100 m.
    expect(point.ny / point.nz).toBeCloseTo(-0.02, 6);
    expect(point.nx / point.nz).toBeCloseTo(0.0004, 6);
  });

  it('comes on top of superelevation', () => {
    const rolled = profiled(`<superelevation s="0" a="0.1" b="0" c="0" d="0"/>${CROWN}`).document.roads[0];
    const out = { x: 0, y: 0, z: 0, heading: 0 };
    roadPoint(rolled, 0, 3, out);
    expect(out.z).toBeCloseTo(10 + 3 * Math.sin(0.1) + 0.02, 9);
  });
});

describe('crossfall', () => {
  const both = profiled('<crossfall side="both" s="0" a="0.02" b="0.001" c="0" d="0"/>');
  const out = { height: 0, across: 0, along: 0 };

  it('falls from the reference line to both outsides by an angle that changes along the road', () => {
    for (const [s, t] of [
      [0, 3],
      [50, -2],
      [99, 4],
    ]) {
      const angle = 0.02 + 0.001 * s;
      crossHeight(both.document.roads[0], s, t, out);
      expect(out.height, `s ${s}, t ${t}`).toBeCloseTo(-Math.abs(t) * Math.tan(angle), 12);
      expect(out.across).toBeCloseTo(-Math.sign(t) * Math.tan(angle), 12);
      expect(out.along).toBeCloseTo((-Math.abs(t) * 0.001) / Math.cos(angle) ** 2, 6);
    }
  });

  it('falls on the side that it is given for, each side from its own record on', () => {
    const road = profiled(
      '<crossfall side="left" s="0" a="0.02" b="0" c="0" d="0"/><crossfall side="both" s="50" a="0.04" b="0" c="0" d="0"/>',
    ).document.roads[0];
    const heights = [10, 60].flatMap((s) =>
      [-3, 3].map((t) => {
        crossHeight(road, s, t, out);
        return out.height;
      }),
    );
    const [onRight, onLeft, laterRight, laterLeft] = heights;
    expect(onRight).toBeCloseTo(0, 12);
    expect(onLeft).toBeCloseTo(-3 * Math.tan(0.02), 12);
    expect(laterRight).toBeCloseTo(-3 * Math.tan(0.04), 12);
    expect(laterLeft).toBeCloseTo(-3 * Math.tan(0.04), 12);
  });

  it('is relative to the rolled t axis, and under lanes and wheels', () => {
    const map = profiled(
      '<superelevation s="0" a="0.1" b="0" c="0" d="0"/><crossfall side="right" s="0" a="0.03" b="0" c="0" d="0"/>',
    );
    const { centre } = laneByKey(map, '1/0/-1');
    const z = 10 - 2 * Math.sin(0.1) - 2 * Math.tan(0.03);
    expect(centre.z[0]).toBeCloseTo(z, 12);
    const point = { z: 0, nx: 0, ny: 0, nz: 1 };
    new RoadSurface(map).heightAt(50, centre.y[0], point);
    expect(point.z).toBeCloseTo(z, 9);
  });
});

describe('cross section surface', () => {
  it('adds up its strips from the inside out', () => {
    const road = profiled(SURFACE).document.roads[0];
    const out = { height: 0, across: 0, along: 0 };
    for (const [t, height, slope] of [
      [1, -0.02, -0.02],
      [2, -0.04, -0.02],
      [3, -0.09, -0.05],
      [9, -0.39, -0.05],
      // To the right dt is negative: by 2 % down outwards, like the left.
      [-1, 0.07, 0.04],
      [-3, -0.05, 0.08],
    ]) {
      crossHeight(road, 20, t, out);
      expect(out.height, `t ${t}`).toBeCloseTo(height, 9);
      expect(out.across, `t ${t}`).toBeCloseTo(slope, 9);
    }
  });
});
