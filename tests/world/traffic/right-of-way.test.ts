import { describe, expect, test } from 'vitest';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { laneFacts } from '../../../src/world/traffic/lane-network.ts';
import { rightOfWay } from '../../../src/world/traffic/right-of-way.ts';
import { shippedMap } from '../signals/signal-fixture.ts';
import { type ArmName, connection, crossingMap, type TurnName } from './crossing-map.ts';

type Way = readonly [ArmName, TurnName];

/** Gap that traffic of one way wants before that of another [s]; -1 where it need not give way. */
function gap(map: RoadMap, own: Way, other: Way, byLights = false): number {
  const facts = laneFacts(map);
  const lane = connection(map, ...own);
  const rights = rightOfWay(map, facts)[lane];
  const place = facts[lane].rivals.indexOf(connection(map, ...other));
  if (rights === null || place < 0) throw new Error(`${own} and ${other} do not meet`);
  const { gap: gaps, isFirst } = byLights ? rights.byLights : rights.bySigns;
  if (gaps[place] >= 0) expect(isFirst[place]).toBe(0);
  return gaps[place];
}

function expectYields(map: RoadMap, own: Way, other: Way, seconds?: number, byLights = false): void {
  const found = gap(map, own, other, byLights);
  if (seconds === undefined) expect(found, `${own} to ${other}`).toBeGreaterThan(0);
  else expect(found, `${own} to ${other}`).toBe(seconds);
  expect(gap(map, other, own, byLights), `${other} to ${own}`).toBe(-1);
}

describe('a crossing without signs', () => {
  const map = crossingMap({ control: { kind: 'none' } });
  test('who comes from the right goes first', () => {
    expectYields(map, ['South', 'straight'], ['East', 'straight']);
    expectYields(map, ['East', 'straight'], ['North', 'straight']);
    expectYields(map, ['North', 'left'], ['West', 'straight']);
    expectYields(map, ['West', 'straight'], ['South', 'left']);
  });
  test('who turns left gives way to who comes towards it', () => {
    expectYields(map, ['South', 'left'], ['North', 'straight'], 4.1);
    expectYields(map, ['West', 'left'], ['East', 'right'], 4.1);
  });
  test('in Great Britain neither goes first, in Japan who comes from the left, in Australia from the right', () => {
    // In the mirror North and South change places: from the South, East stays to the right.
    const ways: [Way, Way] = [
      ['South', 'straight'],
      ['East', 'straight'],
    ];
    const mirror = (country: string) => crossingMap({ control: { kind: 'none' }, country, leftHand: true });
    const british = mirror('GB');
    expect([gap(british, ...ways), gap(british, ways[1], ways[0])]).toEqual([-1, -1]);
    expect(british.document.roads.every(({ leftHand }) => leftHand)).toBe(true);
    const edit = (xml: string) => xml.replaceAll('country="GB"', 'country="JP"');
    const japanese = crossingMap({ control: { kind: 'none' }, country: 'GB', leftHand: true, edit });
    const australian = crossingMap({
      control: { kind: 'none' },
      country: 'GB',
      leftHand: true,
      edit: (xml) => xml.replaceAll('country="GB"', 'country="AU"'),
    });
    const yields = (one: RoadMap) => gap(one, ...ways) > 0;
    expect(yields(japanese)).not.toBe(yields(australian));
    expect(yields(australian)).toBe(isToTheRight(australian));
  });
  test('on the left it is the right turn that gives way', () => {
    const british = crossingMap({ control: { kind: 'none' }, country: 'GB', leftHand: true });
    expectYields(british, ['South', 'right'], ['North', 'straight'], 4.1);
  });
});

/** Whether the traffic from the East comes from the right for that from the South. */
function isToTheRight(map: RoadMap): boolean {
  const heading = (arm: ArmName) => map.lanes[connection(map, arm, 'straight')].centre.heading[0];
  return Math.sin(heading('East') - heading('South')) > 0;
}

describe('signs', () => {
  const minor = ['North', 'South'];
  test.each(['yield', 'stop'] as const)('who has a %s sign gives way to both sides', (kind) => {
    const map = crossingMap({ control: { kind, minor } });
    expectYields(map, ['South', 'straight'], ['East', 'straight'], 6.5);
    expectYields(map, ['South', 'straight'], ['West', 'straight'], 6.5);
    expectYields(map, ['South', 'left'], ['West', 'straight'], 7.1);
    expectYields(map, ['South', 'right'], ['West', 'straight'], 6.2);
    // Among themselves, both minor roads and both major ones, who turns left gives way.
    expectYields(map, ['South', 'left'], ['North', 'straight'], 4.1);
    expectYields(map, ['East', 'left'], ['West', 'straight'], 4.1);
  });
  test('they hold also where the file has no priorities, and priorities where it has no signs', () => {
    const control = { kind: 'yield', minor } as const;
    const bare = crossingMap({ control, edit: (xml) => xml.replaceAll(/<priority [^>]*>/g, '') });
    expect(bare.priorities).toEqual([]);
    expectYields(bare, ['South', 'straight'], ['East', 'straight'], 6.5);
    const signless = crossingMap({ control, edit: (xml) => xml.replaceAll(/type="(205|306)"/g, 'type="101"') });
    expect(signless.signals.every(({ kind }) => kind === 'other')).toBe(true);
    expectYields(signless, ['South', 'straight'], ['East', 'straight'], 6.5);
    expectYields(signless, ['North', 'straight'], ['West', 'straight'], 6.5);
  });
  test('where all stop nobody goes first', () => {
    const map = crossingMap({ control: { kind: 'all-way-stop' }, country: 'US' });
    expect(gap(map, ['South', 'straight'], ['East', 'straight'])).toBe(-1);
    expect(gap(map, ['East', 'straight'], ['South', 'straight'])).toBe(-1);
  });
});

test('while lights work only who turns left gives way, to who comes towards it', () => {
  const map = crossingMap({ control: { kind: 'signals' } });
  expectYields(map, ['South', 'left'], ['North', 'straight'], 4.5, true);
  expectYields(map, ['South', 'left'], ['North', 'right'], 4.5, true);
  const rights = rightOfWay(map, laneFacts(map))[connection(map, 'South', 'left')];
  expect(rights?.approach.light).toBeGreaterThanOrEqual(0);
});

describe('a roundabout', () => {
  test.each([false, true])('whoever is on the circle goes first, with signs and without; left hand: %s', (leftHand) => {
    for (const edit of [
      (xml: string) => xml,
      (xml: string) => xml.replaceAll(/<priority [^>]*>/g, '').replaceAll(/<signal [\s\S]*?(\/>|<\/signal>)/g, ''),
    ]) {
      const map = crossingMap({ control: { kind: 'roundabout' }, leftHand, edit });
      const facts = laneFacts(map);
      const rights = rightOfWay(map, facts);
      let entries = 0;
      for (const arm of ['South', 'East', 'North', 'West']) {
        const lanes = map.lanes.filter(({ road, junction }) => junction < 0 && map.document.roads[road].name === arm);
        for (const { successors } of lanes) {
          for (const entry of successors) {
            entries++;
            for (const [i] of facts[entry].rivals.entries()) {
              expect(rights[entry]?.bySigns.gap[i]).toBe(5);
              expect(rights[facts[entry].rivals[i]]?.bySigns.gap.includes(5)).toBe(false);
            }
            expect(facts[entry].rivals.length).toBeGreaterThan(0);
          }
        }
      }
      expect(entries).toBe(4);
    }
  });
});

describe('on maps that ship', () => {
  test.each(['first-town', 'grid-city', 'motorway', 'left-hand-village', 'parking-lot', 'country-road'])(
    'no two ways of %s give way to each other, and both sides know who goes first',
    (name) => {
      const map = shippedMap(name);
      const facts = laneFacts(map);
      const rights = rightOfWay(map, facts);
      let pairs = 0;
      for (const { index } of map.lanes) {
        for (const [i, rival] of facts[index].rivals.entries()) {
          const back = facts[rival].rivals.indexOf(index);
          for (const rule of ['bySigns', 'byLights'] as const) {
            const yields = (rights[index]?.[rule].gap[i] ?? -1) >= 0;
            expect(rights[rival]?.[rule].isFirst[back]).toBe(yields ? 1 : 0);
            if (yields) expect(rights[rival]?.[rule].gap[back]).toBe(-1);
            pairs++;
          }
        }
      }
      expect(pairs).toBeGreaterThan(0);
    },
  );
});
