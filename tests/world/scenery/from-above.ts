import { SEMANTIC, SEMANTIC_NAMES } from '../../../src/core/semantic-class.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { Rasteriser } from '../../../src/sensors/raster/rasteriser.ts';
import { sphereInView } from '../../../src/sensors/raster/view.ts';
import type { Mesh, Scenery } from '../../../src/world/scenery/mesh.ts';
import { laneCarpet } from './lane-carpet.ts';

/** Side of a picture [pixels]. */
const SIDE = 512;
/** Height of the eye over the highest lane [m]: far enough to look nearly straight down at all of a picture. */
const HEIGHT = 300;
/** Ground around the lanes that is looked at [m]. */
const MARGIN = 4;
/** How far the surface may lie off the map's: chords of vertical curves sag by up to 2.5 cm, of crowned ones twice that [m]. */
const OFF = 0.06;
/** Room over a lane that a bridge or a crown of a tree leaves [m]. */
const HEADROOM = 2.5;

const ROAD: readonly number[] = [SEMANTIC.road, SEMANTIC.laneMark];
/** What never hangs over a lane. */
const GROUND: readonly number[] = [SEMANTIC.terrain, SEMANTIC.sky];

/** Pixels of one kind of fault. */
export interface Fault {
  pixels: number;
  /** The first of them, in words. */
  readonly example: string;
}

/** Faults by their kind. */
export type Faults = Map<string, Fault>;

/**
 * Looks straight down at every driving lane: where something else is seen than the road's surface at the map's height,
 * or than what hangs high over it.
 */
export function faultsOfLanes(map: RoadMap, scenery: Scenery, pixel: number): Faults {
  const { meshes: carpet, names } = laneCarpet(map);
  const town = new Rasteriser(SIDE, SIDE);
  const lanes = new Rasteriser(SIDE, SIDE);
  const semantic = classesOf(scenery.chunks);
  const faults: Faults = new Map();
  const top = highestLane(map);
  for (const [x, y] of middles(map, pixel)) {
    lookDown(lanes, top, x, y, pixel);
    drawAll(lanes, carpet);
    if (lanes.target.primitive.every((lane) => lane < 0)) continue;
    lookDown(town, top, x, y, pixel);
    drawAll(town, scenery.chunks);
    lanes.target.primitive.forEach((lane, p) => {
      if (lane < 0) return;
      const seen = town.target.primitive[p];
      const id = seen < 0 ? SEMANTIC.sky : semantic[seen];
      const over = 1 / lanes.target.nearness[p] - 1 / town.target.nearness[p];
      const kind = faultOf(id, over);
      if (kind !== null)
        note(faults, kind, () => `${names[lane]} at ${placeOf(p, x, y, pixel)}: ${over.toFixed(3)} m over it`);
    });
  }
  return faults;
}

/**
 * Looks straight down at all that is near lanes, twice, drawing everything the other way round: where the class
 * changes, two surfaces lie at the same height, and which one is seen is chance.
 */
export function sharedHeights(map: RoadMap, scenery: Scenery, pixel: number): Faults {
  const there = new Rasteriser(SIDE, SIDE);
  const back = new Rasteriser(SIDE, SIDE);
  const reversed = scenery.chunks.map(reversedMesh).reverse();
  const semantic = classesOf(scenery.chunks);
  const semanticBack = classesOf(reversed);
  const faults: Faults = new Map();
  const top = highestLane(map);
  for (const [x, y] of middles(map, pixel)) {
    lookDown(there, top, x, y, pixel);
    drawAll(there, scenery.chunks);
    lookDown(back, top, x, y, pixel);
    drawAll(back, reversed);
    // Surfaces that cross each other share a line, which is hardly ever two pixels wide.
    let before = '';
    for (let p = 0; p < SIDE * SIDE; p++) {
      const ids = [semantic[there.target.primitive[p]], semanticBack[back.target.primitive[p]]];
      const names = ids.map((id) => SEMANTIC_NAMES[id ?? SEMANTIC.sky]);
      const kind = names[0] === names[1] ? '' : names.sort().join(' and ');
      if (kind !== '' && kind === before) note(faults, kind, () => `at ${placeOf(p, x, y, pixel)}`);
      before = kind;
    }
  }
  return faults;
}

function faultOf(id: number, over: number): string | null {
  const name = SEMANTIC_NAMES[id];
  if (ROAD.includes(id)) {
    if (over > HEADROOM || Math.abs(over) <= OFF) return null;
    return over > 0 ? `${name} over the lane` : `${name} under the lane`;
  }
  if (GROUND.includes(id)) return over > 0 ? `${name} over the lane` : `${name} through a hole`;
  return over > HEADROOM ? null : `${name} on the lane`;
}

function note(faults: Faults, kind: string, example: () => string): void {
  const fault = faults.get(kind);
  if (fault === undefined) faults.set(kind, { pixels: 1, example: example() });
  else fault.pixels++;
}

/** Middles of the pictures that together show the map, x and y [m]. */
function* middles({ bounds }: RoadMap, pixel: number): Generator<readonly [number, number]> {
  const span = SIDE * pixel;
  const [left, low, right, high] = bounds;
  for (let y = low - MARGIN + span / 2; y - span / 2 < high + MARGIN; y += span) {
    for (let x = left - MARGIN + span / 2; x - span / 2 < right + MARGIN; x += span) yield [x, y];
  }
}

/** Height of the highest lane [m]. */
function highestLane({ lanes }: RoadMap): number {
  return lanes.reduce((most, { centre }) => Math.max(most, ...centre.z), Number.NEGATIVE_INFINITY);
}

/** From over a place, `top` [m] being the height of the highest lane. North is up. */
function lookDown(rasteriser: Rasteriser, top: number, x: number, y: number, pixel: number): void {
  const { view } = rasteriser;
  view.width = SIDE;
  view.height = SIDE;
  view.fx = HEIGHT / pixel;
  view.fy = HEIGHT / pixel;
  view.cx = SIDE / 2;
  view.cy = SIDE / 2;
  view.x = x;
  view.y = y;
  view.z = HEIGHT + top;
  view.rotation.set([1, 0, 0, 0, -1, 0, 0, 0, -1]);
  rasteriser.begin();
}

/** What is seen at a pixel, as it would lie at the height of the highest lane. */
function placeOf(p: number, x: number, y: number, pixel: number): string {
  const right = ((p % SIDE) + 0.5 - SIDE / 2) * pixel;
  const down = (Math.floor(p / SIDE) + 0.5 - SIDE / 2) * pixel;
  return `${(x + right).toFixed(1)} ${(y - down).toFixed(1)}`;
}

/** Draws meshes, their triangles numbered one after the other. */
function drawAll(rasteriser: Rasteriser, meshes: readonly Mesh[]): void {
  let first = 0;
  for (const mesh of meshes) {
    const [x, y, z, radius] = mesh.bounds;
    if (sphereInView(rasteriser.view, x, y, z, radius, Number.POSITIVE_INFINITY)) rasteriser.drawStatic(mesh, first);
    first += mesh.semantic.length;
  }
}

/** SEMANTIC class of every triangle in that numbering. */
function classesOf(meshes: readonly Mesh[]): Uint8Array {
  return Uint8Array.from(meshes.flatMap(({ semantic }) => [...semantic]));
}

/** The same triangles, last first. */
function reversedMesh(mesh: Mesh): Mesh {
  const count = mesh.semantic.length;
  return {
    ...mesh,
    indices: mesh.indices.map((_, i) => mesh.indices[3 * (count - 1 - Math.floor(i / 3)) + (i % 3)]),
    semantic: mesh.semantic.toReversed(),
  };
}
