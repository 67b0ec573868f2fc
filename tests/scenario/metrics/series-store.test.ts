import { expect, test } from 'vitest';
import { SeriesStore } from '../../../src/scenario/metrics/series-store.ts';

const ROWS = [
  { name: 'speed', unit: 'm/s' },
  { name: 'gap', unit: 'm' },
];

function filled(count: number, limit: number): SeriesStore {
  const store = new SeriesStore(ROWS, limit);
  for (let i = 0; i < count; i++) {
    if (!store.begin()) continue;
    store.set(0, i);
    if (i % 2 === 0) store.set(1, -i);
  }
  return store;
}

test('columns by name; what is not set is NaN', () => {
  const store = filled(1000, 2000);
  expect(store.count).toBe(1000);
  expect([...store.column('speed').slice(997)]).toEqual([997, 998, 999]);
  expect([...store.column('gap').slice(997)]).toEqual([NaN, -998, NaN]);
  expect([store.unitOf('gap'), store.unitOf('none'), store.column('none').length]).toEqual(['m', '', 0]);
});

test('never more samples than its limit', () => {
  expect(filled(1000, 350).count).toBe(350);
});

test('going on from a snapshot is going on', () => {
  const store = new SeriesStore(ROWS, 2000);
  const from = filled(400, 2000);
  store.restore(from.snapshot());
  for (const one of [store, from]) {
    for (let i = 0; i < 500; i++) {
      one.begin();
      one.set(0, 7 * i);
    }
  }
  expect(store.column('speed')).toEqual(from.column('speed'));
  expect(store.column('gap')).toEqual(from.column('gap'));
});

test('two series of one name are refused', () => {
  expect(() => new SeriesStore([...ROWS, ROWS[0]], 10)).toThrow('speed');
});
