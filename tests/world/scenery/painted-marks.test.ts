import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { mapOf, type WrittenRoad } from './scenery-maps.ts';
import { type Hit, SurfaceLookup } from './surface-lookup.ts';

const driving = { type: 'driving', width: 3.5 };

function surfacesOf(road: Partial<WrittenRoad>): SurfaceLookup {
  return new SurfaceLookup(buildScenery(mapOf({ id: 1, ...road }), 1).chunks);
}

function paintAt(surfaces: SurfaceLookup, x: number, y: number): Hit | undefined {
  return surfaces.at(x, y).find(({ semantic }) => semantic === SEMANTIC.laneMark);
}

/** Painted stretches of the line at y between x = 9 and 81, to a centimetre: begin and end of each [m]. */
function dashesAt(surfaces: SurfaceLookup, y: number): [from: number, to: number][] {
  const dashes: [number, number][] = [];
  let from: number | null = null;
  for (let k = 900; k <= 8100; k++) {
    const painted = paintAt(surfaces, k / 100, y) !== undefined;
    if (painted && from === null) from = k / 100;
    if (!painted && from !== null) {
      dashes.push([from, k / 100]);
      from = null;
    }
  }
  return from === null ? dashes : [...dashes, [from, 81]];
}

/** Painted stretches across the road at x, from the left, to 5 mm [m]. */
function linesAcross(surfaces: SurfaceLookup, x: number, around: number): [left: number, right: number][] {
  const lines: [number, number][] = [];
  let left: number | null = null;
  for (let k = 100; k >= -100; k--) {
    const y = around + k / 200 + 0.001;
    const painted = paintAt(surfaces, x, y) !== undefined;
    if (painted && left === null) left = y;
    if (!painted && left !== null) {
      lines.push([left, y]);
      left = null;
    }
  }
  return lines;
}

describe('broken lines', () => {
  test.each([
    ['town', 3, 9],
    ['rural', 4, 12],
    ['motorway', 6, 18],
  ])('on a %s road are %s m long, one every %s m (RMS-1)', (type, paint, period) => {
    const dashes = dashesAt(
      surfacesOf({
        type,
        right: [driving, driving],
        centreMark: 'type="broken" color="white" width="0.12"',
        left: [driving],
      }),
      0,
    );
    const whole = dashes.filter(([from, to]) => from > 9 && to < 81);
    expect(whole.length).toBeGreaterThan(2);
    whole.forEach(([from, to], k) => {
      expect(to - from).toBeCloseTo(paint, 1);
      if (k > 0) expect(from - whole[k - 1][0]).toBeCloseTo(period, 1);
    });
  });

  test('of a <line> are as it says', () => {
    const lines =
      '<type name="x" width="0.2"><line length="2" space="5" tOffset="0.3" sOffset="1" width="0.2"/></type>';
    const surfaces = surfacesOf({ right: [{ ...driving, mark: 'type="broken" color="white"', lines }, driving] });
    const whole = dashesAt(surfaces, -3.2).filter(([from, to]) => from > 9 && to < 81);
    expect(whole.length).toBeGreaterThan(8);
    for (const [from, to] of whole) {
      expect(to - from).toBeCloseTo(2, 1);
      expect((from - 1) % 7).toBeCloseTo(0, 1);
    }
    expect(linesAcross(surfaces, whole[0][0] + 1, -3.2)).toEqual([[expect.closeTo(-3.1, 1), expect.closeTo(-3.3, 1)]]);
  });
});

describe('double lines', () => {
  const half = (kind: string, dashes: readonly unknown[]) => {
    if (kind === 'solid') expect(dashes).toHaveLength(1);
    else expect(dashes.length).toBeGreaterThan(5);
  };
  test.each(['solid solid', 'solid broken', 'broken solid', 'broken broken'])('%s', (type) => {
    const [first, second] = type.split(' ');
    const mark = `type="${type}" color="yellow" width="0.1"`;
    const centre = surfacesOf({ centreMark: mark, left: [driving], right: [driving] });
    half(first, dashesAt(centre, 0.1));
    half(second, dashesAt(centre, -0.1));
    expect(dashesAt(centre, 0)).toEqual([]);
    // Named from the inside: on the left that is from the right.
    const left = surfacesOf({ left: [{ ...driving, mark }, driving], right: [driving] });
    half(first, dashesAt(left, 3.4));
    half(second, dashesAt(left, 3.6));
  });
});

test('every colour is seen as itself', () => {
  const hues: Readonly<Record<string, (rgb: readonly number[]) => boolean>> = {
    white: ([r, g, b]) => Math.max(r, g, b) - Math.min(r, g, b) < 12 && r > 160,
    yellow: ([r, g, b]) => r > g && g > b + 40,
    red: ([r, g, b]) => r > g + 60 && r > b + 60,
    blue: ([r, g, b]) => b > g && g > r,
    green: ([r, g, b]) => g > r + 20 && g > b + 20,
    orange: ([r, g, b]) => r > g + 40 && g > b + 30,
    violet: ([r, g, b]) => b > r && r > g,
  };
  for (const [color, isHue] of Object.entries(hues)) {
    const surfaces = surfacesOf({
      right: [{ ...driving, mark: `type="solid" color="${color}" width="0.15"` }, driving],
    });
    expect(isHue(paintAt(surfaces, 50, -3.5)!.color), color).toBe(true);
  }
});

test('lines on the road\'s own edges lie inside it, bold ones are broad, and what is "none" or "curb" is bare', () => {
  const edges = surfacesOf({
    left: [{ ...driving, mark: 'type="solid" weight="bold" color="white"' }],
    right: [{ ...driving, mark: 'type="solid" color="white" width="0.12"' }],
  });
  expect(linesAcross(edges, 50, 3.5)).toEqual([[expect.closeTo(3.5, 1), expect.closeTo(3.25, 1)]]);
  expect(linesAcross(edges, 50, -3.5)).toEqual([[expect.closeTo(-3.38, 1), expect.closeTo(-3.5, 1)]]);
  for (const type of ['none', 'curb', 'grass']) {
    const bare = surfacesOf({ right: [{ ...driving, mark: `type="${type}" color="white" width="0.12"` }, driving] });
    expect(dashesAt(bare, -3.5), type).toEqual([]);
  }
});

test('a marking ends where the next one says "none"', () => {
  const two = '<roadMark sOffset="0" type="solid" color="white" width="0.12"/><roadMark sOffset="40" type="none"/>';
  const lane = (id: number, marks: string) =>
    `<lane id="${id}" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/>${marks}</lane>`;
  const lanes = `<laneSection s="0"><center><lane id="0" type="none"/></center><right>${lane(-1, two)}${lane(-2, '')}</right></laneSection>`;
  expect(dashesAt(surfacesOf({ lanes }), -3.5)).toEqual([[9, expect.closeTo(40, 1)]]);
});

describe('objects', () => {
  const road = (objects: string) =>
    surfacesOf({ left: [driving], right: [driving], more: `<objects>${objects}</objects>` });

  test('a crosswalk is striped along the traffic, inside its outline', () => {
    const corners = [
      [48, -3.4],
      [52, -3.4],
      [52, 3.4],
      [48, 3.4],
    ].map(([s, t], id) => `<cornerRoad s="${s}" t="${t}" dz="0" height="0" id="${id}"/>`);
    const surfaces = road(
      `<object type="crosswalk" id="1" s="50" t="0"><outlines><outline id="0">${corners.join('')}</outline></outlines></object>`,
    );
    const painted = (x: number) =>
      Array.from({ length: 70 }, (_, k) => paintAt(surfaces, x, -3.45 + k / 10) !== undefined);
    expect(painted(49)).toEqual(painted(51));
    const stripes = painted(50).filter((now, k, all) => now && !all[k - 1]).length;
    expect(stripes).toBeGreaterThanOrEqual(6);
    expect(stripes).toBeLessThanOrEqual(7);
    expect(painted(47.5)).not.toContain(true);
    expect(painted(52.5)).not.toContain(true);
  });

  test('a stop line is a bar, a parking space has lines but where one drives in', () => {
    const stop = road(
      '<object type="roadMark" name="StopLine" id="1" s="30" t="-1.75" length="0.3" width="3.4" hdg="0"/>',
    );
    expect(paintAt(stop, 30, -1)).toBeDefined();
    expect(paintAt(stop, 30.3, -1)).toBeUndefined();
    const bay = surfacesOf({
      right: [driving, { type: 'shoulder', width: 6 }],
      more: '<objects><object type="parkingSpace" id="1" s="50" t="-6.5" length="2.5" width="5" hdg="0"/></objects>',
    });
    expect([paintAt(bay, 48.75, -6.5), paintAt(bay, 51.25, -6.5), paintAt(bay, 50, -9)]).not.toContain(undefined);
    expect(paintAt(bay, 50, -4)).toBeUndefined();
  });
});

test('the same seed paints the same, another seed wears it otherwise', () => {
  const map = mapOf({ id: 1, right: [{ ...driving, mark: 'type="broken" color="white" width="0.12"' }, driving] });
  const hash = (seed: number) =>
    hashOf(buildScenery(map, seed).chunks.map(({ positions, colors }) => [positions, colors]));
  expect(hash(5)).toBe(hash(5));
  expect(hash(5)).not.toBe(hash(6));
});
