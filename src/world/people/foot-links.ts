import type { FootPath } from './foot-path.ts';
import type { LaneCells } from './lane-cells.ts';

/** Ends so near to each other are one place [m]. */
const TOUCHING = 3.5;
/** Corners of a junction are longest from one street's footway to the next one's [m]. */
const CORNER = 45;
/** A straight way is looked at so often [m]. */
const STEP = 0.5;
/** Corners that an end is joined to at most: one at each side. */
const CORNERS = 2;

/** Where a path's end leads: `path` from its start (`end` 0) or from its end (1). */
export interface FootLink {
  readonly path: number;
  readonly end: 0 | 1;
}

/** Links of each path's start and end: [2 * path + end]. */
export type FootLinks = readonly (readonly FootLink[])[];

interface End extends FootLink {
  readonly x: number;
  readonly y: number;
  readonly junction: number;
}

/**
 * Joins the ends of paths: those that touch, and across the corners of junctions those that the straight way joins without
 * treading on a lane.
 */
export function linkPaths(paths: readonly FootPath[], cells: LaneCells): FootLinks {
  const ends = paths.flatMap((path, i) => [endOf(path, i, 0), endOf(path, i, 1)]);
  const near = new NearEnds(ends);
  return ends.map((end) => {
    const others = near.around(end).filter(({ path }) => path !== end.path);
    const touching = others.filter((other) => apart(end, other) <= TOUCHING);
    if (touching.length > 0 || end.junction < 0) return touching.map(linkOf);
    return others
      .filter((other) => other.junction === end.junction && paths[other.path].road !== paths[end.path].road)
      .filter((other) => isOffLanes(end, other, cells))
      .sort((a, b) => apart(end, a) - apart(end, b) || a.path - b.path)
      .slice(0, CORNERS)
      .map(linkOf);
  });
}

function linkOf({ path, end }: End): FootLink {
  return { path, end };
}

function endOf(path: FootPath, index: number, end: 0 | 1): End {
  const at = end === 0 ? 0 : path.x.length - 1;
  const junction = end === 0 ? path.startJunction : path.endJunction;
  return { path: index, end, x: path.x[at], y: path.y[at], junction };
}

/** Ends in cells as wide as the longest corner. */
class NearEnds {
  private readonly cells = new Map<string, End[]>();

  constructor(ends: readonly End[]) {
    for (const end of ends) {
      const key = keyOf(end.x, end.y);
      const known = this.cells.get(key);
      if (known === undefined) this.cells.set(key, [end]);
      else known.push(end);
    }
  }

  around({ x, y }: End): End[] {
    const found: End[] = [];
    for (let i = -1; i <= 1; i++) {
      for (let k = -1; k <= 1; k++) found.push(...(this.cells.get(keyOf(x + i * CORNER, y + k * CORNER)) ?? []));
    }
    return found.filter((end) => apart(end, { x, y }) <= CORNER).sort((a, b) => a.path - b.path || a.end - b.end);
  }
}

function keyOf(x: number, y: number): string {
  return `${Math.floor(x / CORNER)} ${Math.floor(y / CORNER)}`;
}

function isOffLanes(a: End, b: End, cells: LaneCells): boolean {
  const way = apart(a, b);
  const count = Math.ceil(way / STEP);
  for (let i = 0; i <= count; i++) {
    const share = i / count;
    if (cells.isOnLane(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y), 0)) return false;
  }
  return true;
}

function apart(a: { readonly x: number; readonly y: number }, b: { readonly x: number; readonly y: number }): number {
  return Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}
