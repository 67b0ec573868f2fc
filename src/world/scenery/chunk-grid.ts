import type { Mesh } from './mesh.ts';
import { MeshBuilder } from './mesh-builder.ts';

/** Side of a tile [m]. */
const TILE = 60;

/** Sorts what is built into square tiles, so that what is out of view can be left out as a whole. */
export class ChunkGrid {
  private readonly tiles = new Map<string, { column: number; row: number; builder: MeshBuilder }>();

  /** The builder of the tile around (x, y). */
  at(x: number, y: number): MeshBuilder {
    const column = Math.floor(x / TILE);
    const row = Math.floor(y / TILE);
    const key = `${column} ${row}`;
    let tile = this.tiles.get(key);
    if (tile === undefined) {
      tile = { column, row, builder: new MeshBuilder() };
      this.tiles.set(key, tile);
    }
    return tile.builder;
  }

  /** The tiles that hold anything, by row and column. */
  build(): Mesh[] {
    return [...this.tiles.values()]
      .filter(({ builder }) => builder.triangleCount > 0)
      .sort((a, b) => a.row - b.row || a.column - b.column)
      .map(({ builder }) => builder.build());
  }
}
