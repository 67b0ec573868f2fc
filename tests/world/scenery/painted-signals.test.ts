import { describe, expect, it } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { mapOf } from './scenery-maps.ts';
import { SurfaceLookup } from './surface-lookup.ts';

const LANES = { left: [{ type: 'driving', width: 3.5 }], right: [{ type: 'driving', width: 3.5 }] };

function signal(type: string, s: number, t: number, orientation: string, name = ''): string {
  return `<signal s="${s}" t="${t}" id="${type}" name="${name}" dynamic="no" orientation="${orientation}" zOffset="0" country="DE" type="${type}" subtype="-1"/>`;
}

function roadWith(more: string): SurfaceLookup {
  return new SurfaceLookup(buildScenery(mapOf({ id: 1, ...LANES, more }), 1).chunks);
}

function topAt(look: SurfaceLookup, x: number, y: number) {
  return look.at(x, y)[0];
}

describe('signals that are marks on the road', () => {
  const look = roadWith(
    `<signals>${signal('294', 50, 0, '+')}${signal('341', 70, 0, '-')}${signal('293', 30, 0, 'none')}${signal('297', 90, -1.75, '+', 'arrow left')}</signals>`,
  );
  const isPainted = (x: number, y: number) => topAt(look, x, y).semantic === SEMANTIC.laneMark;

  it('a stop line lies before its station across the lanes of its direction', () => {
    for (const y of [-0.4, -1.7, -3.1]) expect(isPainted(49.75, y), `${y}`).toBe(true);
    for (const y of [0.4, 1.7, 3.1]) expect(isPainted(49.75, y), `${y}`).toBe(false);
    expect(isPainted(50.4, -1.7)).toBe(false);
    expect(isPainted(49.2, -1.7)).toBe(false);
  });

  it('a waiting line is dashes across the lane that comes the other way', () => {
    const across = Array.from({ length: 140 }, (_, k) => isPainted(70.25, 0.0125 + k * 0.025));
    const changes = across.filter((painted, k) => k > 0 && painted !== across[k - 1]).length;
    expect(changes).toBeGreaterThanOrEqual(7);
    expect(isPainted(70.25, -1.7)).toBe(false);
  });

  it('a crossing is stripes of half a metre over both lanes', () => {
    const across = Array.from({ length: 280 }, (_, k) => isPainted(30, -3.49 + k * 0.025));
    expect(across.filter(Boolean).length * 0.025).toBeCloseTo(3.5, 0);
    expect(isPainted(33, 0)).toBe(false);
  });

  it('an arrow has its tip at its station, in the middle of its lane, and points as its name says', () => {
    expect(isPainted(86, -1.75)).toBe(true);
    // The head of an arrow to the left is left of its shaft.
    expect(isPainted(88.3, -1)).toBe(true);
    expect(isPainted(88.3, -2.5)).toBe(false);
  });
});

describe('borders of objects', () => {
  const corners = [
    [45, 0.5],
    [55, 0.5],
    [55, 2.5],
    [45, 2.5],
  ].map(([s, t], id) => `<cornerRoad id="${id}" s="${s}" t="${t}" dz="0" height="0"/>`);
  const object = (border: string) =>
    `<objects><object id="1" name="island" type="trafficIsland" s="50" t="1.5" zOffset="0" orientation="none" length="10" width="2" height="0"><outlines><outline id="0" closed="true" outer="true">${corners.join('')}</outline></outlines><borders>${border}</borders></object></objects>`;

  it('stand around the whole outline as stones', () => {
    const look = roadWith(object('<border outlineId="0" type="concrete" width="0.2" useCompleteOutline="true"/>'));
    for (const [x, y] of [
      [50, 0.5],
      [50, 2.5],
      [45, 1.5],
      [55, 1.5],
    ]) {
      const { z, semantic } = topAt(look, x, y);
      expect(z, `${x} ${y}`).toBeCloseTo(0.12, 2);
      expect(semantic).toBe(SEMANTIC.sidewalk);
    }
    expect(topAt(look, 50, 0.9).z).toBeLessThan(0.1);
  });

  it('are painted, or go from corner to corner, where the file says so', () => {
    const look = roadWith(
      object(
        '<border outlineId="0" type="paint" width="0.3"><cornerReference id="0"/><cornerReference id="1"/></border>',
      ),
    );
    expect(topAt(look, 50, 0.5).semantic).toBe(SEMANTIC.laneMark);
    expect(topAt(look, 50, 2.5).semantic).not.toBe(SEMANTIC.laneMark);
  });
});
