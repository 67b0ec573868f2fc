import type { LaneStrips } from '../../map/lane-strips.ts';
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

/** The lane that a problem's path such as "road 12/lanes/laneSection[0]/lane -2" names, by index of LaneStrips; else -1. */
export function laneOfProblem(entries: readonly SearchEntry[], strips: LaneStrips, path: string): number {
  const named = /\/laneSection\[(\d+)\](?:\/\w+)?\/lane (-?\d+)/.exec(path);
  const road = placeOfProblem(entries, path);
  return named === null || road?.kind !== 'road' ? -1 : stripOf(strips, road.index, Number(named[1]), Number(named[2]));
}

/**
 * Lanes that a text such as "12/0/-1" (road, section, lane) or "12/-1" means, by index of LaneStrips: without a section,
 * that lane of all of them.
 */
export function findLanes(entries: readonly SearchEntry[], strips: LaneStrips, text: string): number[] {
  const named = /^\s*(?:lane\s+)?(.+?)\/(?:(\d+)\/)?(-?\d+)\s*$/.exec(text);
  const road = named === null ? undefined : entries.find(({ kind, id }) => kind === 'road' && id === named[1]);
  if (named === null || road === undefined) return [];
  const [, , section, lane] = named;
  if (section !== undefined)
    return [stripOf(strips, road.index, Number(section), Number(lane))].filter((strip) => strip >= 0);
  return Array.from({ length: strips.count }, (_, strip) => strip).filter(
    (strip) => strips.road[strip] === road.index && strips.laneId[strip] === Number(lane),
  );
}

function stripOf(
  { count, road, section, laneId }: LaneStrips,
  ofRoad: number,
  ofSection: number,
  lane: number,
): number {
  for (let strip = 0; strip < count; strip++) {
    if (road[strip] === ofRoad && section[strip] === ofSection && laneId[strip] === lane) return strip;
  }
  return -1;
}

/** Where a problem's path such as "road 12/lanes/laneSection[0]" leads; null where it names nothing on the map. */
export function placeOfProblem(entries: readonly SearchEntry[], path: string): SearchEntry | null {
  const named = /^(road|junction)\s+"?([^"/]+)"?(?:\/|$)/.exec(path);
  if (named === null) return null;
  const [, kind, id] = named;
  return entries.find((entry) => entry.kind === kind && entry.id === id.trim()) ?? null;
}
