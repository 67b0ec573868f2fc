import type { Mesh } from './mesh.ts';
import { MeshBuilder, type TriangleTally } from './mesh-builder.ts';

/** Side of a tile [m]. */
const TILE = 60;

/**
 * Distance beyond which details are left out [m]: they are at most a hand wide, less than a pixel of a camera with 1,500
 * pixels a radian.
 */
export const DETAIL_REACH = 150;

/**
 * Triangles after which no more is built: hundreds of kilometres of town. They take half a gigabyte, and a file of a few
 * lines can ask for any number of them.
 */
const MOST_TRIANGLES = 8_000_000;

/** Scenery of more triangles has levels of detail; a small town is drawn in full wherever one stands. */
const IN_FULL = 150_000;

/**
 * Distance from which on the simpler level is drawn [m]: what it leaves out is a fifth of a metre, less than a pixel of a
 * camera of 700 pixels a radian.
 */
export const FAR_FROM = 140;

/** Sorts what is built into square tiles, so that what is out of view can be left out as a whole. */
export class ChunkGrid {
  private readonly most: number;
  private readonly tally: TriangleTally = { triangles: 0 };
  private readonly tiles = new Map<number, Tile>();
  private readonly details = new Map<number, Tile>();

  /** Takes so many triangles. */
  constructor(most = MOST_TRIANGLES) {
    this.most = most;
  }

  /** Whether nothing more is to be built. */
  get isFull(): boolean {
    return this.tally.triangles >= this.most;
  }

  /** The builder of the tile around (x, y). */
  at(x: number, y: number): MeshBuilder {
    return this.builderAt(this.tiles, x, y);
  }

  /** The builder of what is too small to be seen beyond DETAIL_REACH. */
  detailAt(x: number, y: number): MeshBuilder {
    return this.builderAt(this.details, x, y);
  }

  /** The tiles that hold anything, by row and column, then those of details. */
  build(): Mesh[] {
    const hasLevels = this.tally.triangles > IN_FULL;
    const details = meshesOf(this.details, false).map((mesh) => ({ ...mesh, reach: DETAIL_REACH }));
    return [...meshesOf(this.tiles, hasLevels), ...details];
  }

  private builderAt(tiles: Map<number, Tile>, x: number, y: number): MeshBuilder {
    const column = Math.floor(x / TILE);
    const row = Math.floor(y / TILE);
    const key = row * ROW + column;
    let tile = tiles.get(key);
    if (tile === undefined) {
      tile = { column, row, builder: new MeshBuilder(this.tally) };
      tiles.set(key, tile);
    }
    return tile.builder;
  }
}

/** Tiles in a row of keys: farther from the origin than 30,000 km there is nothing. */
const ROW = 1_048_576;

interface Tile {
  readonly column: number;
  readonly row: number;
  readonly builder: MeshBuilder;
}

function meshesOf(tiles: ReadonlyMap<number, Tile>, hasLevels: boolean): Mesh[] {
  return [...tiles.values()]
    .filter(({ builder }) => builder.triangleCount > 0)
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ builder }) => {
      const mesh = builder.build();
      const far = hasLevels ? builder.buildFar() : null;
      return far === null ? mesh : { ...mesh, far: { mesh: far, from: FAR_FROM } };
    });
}
