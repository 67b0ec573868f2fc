import { expect, test } from 'vitest';
import type { Decision } from '../../../src/core/messages/plan.ts';
import { Closures } from '../../../src/planning/closures/closures.ts';
import { NO_FENCE } from '../../../src/planning/no-fence.ts';
import { firstTown } from '../../map-fixture.ts';

const town = firstTown();
const lanesOf = (road: string) =>
  town.lanes.filter(({ road: index }) => town.document.roads[index].id === road).map(({ index }) => index);
const [main, low] = [lanesOf('1'), lanesOf('4')];
const decision = (kind: Decision['kind']): Decision => ({
  kind,
  reason: 'as it was',
  ...NO_FENCE,
});
const seen = (lane: number) => [{ lane, from: 20, tracks: [7, 8] }];

test('what is closed is added to what was closed before, and is open again when who closed it drives off', () => {
  const closures = new Closures(town);
  expect(closures.by(null)).toBeNull();
  expect(closures.add(0, seen(main[0]))).toBe(true);
  expect(closures.by(null)?.[main[0]]).toBe(20);
  const before = new Float64Array(town.lanes.length).fill(Number.POSITIVE_INFINITY);
  before[low[0]] = 0;
  const both = closures.by(before);
  expect([both?.[main[0]], both?.[low[0]], both?.[main[1]]]).toEqual([20, 0, Number.POSITIVE_INFINITY]);
  expect(before[main[0]]).toBe(Number.POSITIVE_INFINITY);
  closures.open(9);
  expect(closures.by(null)).not.toBeNull();
  closures.open(8);
  expect(closures.by(null)).toBeNull();
});

test('the same lane asks for another way again only after a second', () => {
  const closures = new Closures(town);
  expect(closures.add(0, seen(main[0]))).toBe(true);
  closures.refuse(0, 'no other way');
  expect(closures.add(50, seen(main[0]))).toBe(false);
  expect(closures.add(100, seen(main[0]))).toBe(true);
  expect(closures.add(100, [])).toBe(false);
});

test('tells of the new way for four seconds of free driving, not over what holds the ego up', () => {
  const closures = new Closures(town);
  closures.add(0, seen(main[0]));
  closures.take(0, main, low);
  const words = 'road closed: taking Low Street instead';
  expect(closures.reason).toBe(words);
  expect(closures.tell(10, decision('stop')).reason).toBe('as it was');
  expect(closures.tell(2000, decision('emergency')).reason).toBe('as it was');
  expect(closures.tell(2000, decision('cruise'))).toMatchObject({ kind: 'avoid', reason: words });
  expect(closures.tell(2400, decision('cruise')).reason).toBe(words);
  expect(closures.tell(2410, decision('cruise')).reason).toBe('as it was');
});

test('says that there is no other way for as long as that is seen, from a snapshot too', () => {
  const closures = new Closures(town);
  closures.add(0, seen(main[0]));
  closures.refuse(0, 'no other way');
  const other = new Closures(town);
  other.restore(closures.snapshot());
  for (const one of [closures, other]) {
    expect(one.tell(200, decision('follow'))).toMatchObject({ kind: 'stop', reason: 'road closed, no other way' });
    expect(one.tell(210, decision('follow')).reason).toBe('as it was');
  }
});
