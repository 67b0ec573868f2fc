/** A strip along one side of a road on which people walk: its middle as a polyline. */
export interface FootPath {
  /** Index into RoadMap.document.roads. */
  readonly road: number;
  /** Junctions of the document at which it starts and ends, -1 for none; `inside` where it lies in one itself. */
  readonly startJunction: number;
  readonly endJunction: number;
  readonly inside: boolean;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Height of the surface, and of what the scenery raises footways by [m]. */
  readonly z: Float64Array;
  /** Way from the start [m]. */
  readonly s: Float64Array;
  /** How far from the middle people walk [m]. */
  readonly half: Float64Array;
  readonly length: number;
}

/** A place on a path: position [m] and the direction of the path there. */
export interface PathPoint {
  x: number;
  y: number;
  tx: number;
  ty: number;
  half: number;
}

/** Index of the piece of a path that holds station `s`. */
export function pieceOf({ s: stations }: FootPath, s: number): number {
  let low = 0;
  let high = stations.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stations[middle] <= s) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The place at station `s`, held at the ends, `left` to the left of the middle [m]. */
export function pathPointAt(path: FootPath, s: number, left: number, out: PathPoint): void {
  const i = pieceOf(path, s);
  const length = path.s[i + 1] - path.s[i];
  const share = Math.min(1, Math.max(0, (s - path.s[i]) / length));
  out.tx = (path.x[i + 1] - path.x[i]) / length;
  out.ty = (path.y[i + 1] - path.y[i]) / length;
  out.half = path.half[i] + share * (path.half[i + 1] - path.half[i]);
  out.x = path.x[i] + share * length * out.tx - left * out.ty;
  out.y = path.y[i] + share * length * out.ty + left * out.tx;
}

/** Places of people and their stations on their paths [m], as PeopleState has them. */
export interface OnPaths {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly s: Float64Array;
}

/**
 * Brings the station of person k to the point of its path's middle that is nearest to it, on the pieces around the station
 * before: it goes forward while the place lies beyond a piece, else back while it lies before one.
 */
export function followPath(path: FootPath, people: OnPaths, k: number): void {
  const last = path.s.length - 2;
  let i = pieceOf(path, people.s[k]);
  findAlong(path, people, k, i);
  if (along[0] > along[1]) {
    while (i < last && along[0] > along[1]) findAlong(path, people, k, ++i);
  } else {
    while (i > 0 && along[0] < 0) findAlong(path, people, k, --i);
  }
  people.s[k] = path.s[i] + Math.min(along[1], Math.max(0, along[0]));
}

/** How far along a piece a place lies, and the piece's length [m]: numbers that functions hand on may come to lie on the heap. */
const along = new Float64Array(2);

function findAlong({ x, y, s }: FootPath, people: OnPaths, k: number, i: number): void {
  along[1] = s[i + 1] - s[i];
  along[0] = ((people.x[k] - x[i]) * (x[i + 1] - x[i]) + (people.y[k] - y[i]) * (y[i + 1] - y[i])) / along[1];
}
