import { expect, test } from 'vitest';
import type { FileSource } from '../../src/scenario/file-source.ts';
import { MapShelf } from '../../src/scenario/map-shelf.ts';
import { drivingLane, roadFile } from '../map/road-files.ts';

const STREET = roadFile([{ id: '1', length: 50, right: drivingLane(-1) }]);

/** A source of streets that notes what it is asked for; `missing` are not there. */
function source(missing: Set<string> = new Set()): { asked: string[]; files: FileSource } {
  const asked: string[] = [];
  const bytes = async (file: string) => {
    asked.push(file);
    if (missing.has(file)) throw new Error('there is no such file');
    return new TextEncoder().encode(STREET);
  };
  return { asked, files: { text: async () => '', bytes } };
}

test('a map is read once, and two who ask at once get the same', async () => {
  const { asked, files } = source();
  const shelf = new MapShelf(files);
  const [a, b] = await Promise.all([shelf.load('a'), shelf.load('a')]);
  expect(a.map).not.toBeNull();
  expect(b.map).toBe(a.map);
  expect((await shelf.load('a')).map).toBe(a.map);
  expect(asked).toEqual(['a']);
});

test('of more than it keeps, that which was longest not asked for goes', async () => {
  const { asked, files } = source();
  const shelf = new MapShelf(files, 2);
  for (const file of ['a', 'b', 'a', 'c', 'a', 'b']) await shelf.load(file);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('what could not be read is asked for again', async () => {
  const missing = new Set(['a']);
  const { asked, files } = source(missing);
  const shelf = new MapShelf(files);
  expect(await shelf.load('a')).toMatchObject({ map: null, unread: 'there is no such file' });
  missing.clear();
  expect((await shelf.load('a')).unread).toBeNull();
  expect(asked).toEqual(['a', 'a']);
});
