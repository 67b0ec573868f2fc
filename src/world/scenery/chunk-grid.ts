import type { Mesh } from './mesh.ts';
import { MeshBuilder } from './mesh-builder.ts';

/** Side of a tile [m]. */
const TILE = 60;

/**
 * Distance beyond which details are left out [m]: they are at most a hand wide, less than a pixel of a camera with 1,500
 * pixels a radian.
 */
export const DETAIL_REACH = 150;

/** Sorts what is built into square tiles, so that what is out of view can be left out as a whole. */
export class ChunkGrid {
  private readonly tiles = new Map<string, Tile>();
  private readonly details = new Map<string, Tile>();

  /** The builder of the tile around (x, y). */
  at(x: number, y: number): MeshBuilder {
    return builderAt(this.tiles, x, y);
  }

  /** The builder of what is too small to be seen beyond DETAIL_REACH. */
  detailAt(x: number, y: number): MeshBuilder {
    return builderAt(this.details, x, y);
  }

  /** The tiles that hold anything, by row and column, then those of details. */
  build(): Mesh[] {
    const details = meshesOf(this.details).map((mesh) => ({ ...mesh, reach: DETAIL_REACH }));
    return [...meshesOf(this.tiles), ...details];
  }
}

interface Tile {
  readonly column: number;
  readonly row: number;
  readonly builder: MeshBuilder;
}

function builderAt(tiles: Map<string, Tile>, x: number, y: number): MeshBuilder {
  const column = Math.floor(x / TILE);
  const row = Math.floor(y / TILE);
  const key = `${column} ${row}`;
  let tile = tiles.get(key);
  if (tile === undefined) {
    tile = { column, row, builder: new MeshBuilder() };
    tiles.set(key, tile);
  }
  return tile.builder;
}

function meshesOf(tiles: ReadonlyMap<string, Tile>): Mesh[] {
  return [...tiles.values()]
    .filter(({ builder }) => builder.triangleCount > 0)
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ builder }) => builder.build());
}
