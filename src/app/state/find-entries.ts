import type { SearchEntry } from '../worker/search-index.ts';

const KINDS: readonly SearchEntry['kind'][] = ['road', 'junction', 'signal'];

/**
 * What a person may mean by "12", "road 12", "j 3", "junction" or a part of a name: whole ids first, then ids that begin
 * so, then names that hold the words, then all of a kind; of equals in the order of the map.
 */
export function findEntries(entries: readonly SearchEntry[], text: string, most: number): SearchEntry[] {
  const words = text.trim().toLowerCase();
  if (words === '') return [];
  const [first, ...rest] = words.split(/\s+/);
  const kind = rest.length > 0 ? (KINDS.find((name) => name.startsWith(first)) ?? null) : null;
  const asked = kind === null ? words : rest.join(' ');
  return entries
    .map((entry) => ({ entry, rank: kind !== null && entry.kind !== kind ? -1 : rankOf(entry, asked) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** 0 is best, -1 is not meant. */
function rankOf({ kind, id, name }: SearchEntry, asked: string): number {
  const own = id.toLowerCase();
  if (own === asked) return 0;
  if (own.startsWith(asked)) return 1;
  if (name.toLowerCase().includes(asked)) return 2;
  return asked === kind || asked === `${kind}s` ? 3 : -1;
}

/** Where a problem's path such as "road 12/lanes/laneSection[0]" leads; null where it names nothing on the map. */
export function placeOfProblem(entries: readonly SearchEntry[], path: string): SearchEntry | null {
  const named = /^(road|junction)\s+"?([^"/]+)"?(?:\/|$)/.exec(path);
  if (named === null) return null;
  const [, kind, id] = named;
  return entries.find((entry) => entry.kind === kind && entry.id === id.trim()) ?? null;
}
