import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { ChunkGrid } from './chunk-grid.ts';
import { GROUND_CELL, type GroundHeight } from './ground-height.ts';
import { HeightTable } from './height-table.ts';
import { LandMask } from './land-mask.ts';
import { MATERIAL } from './mesh.ts';
import { type Colour, pick, varied } from './palette.ts';
import type { PavedArea } from './paved-area.ts';

/** Sides of the ground's cells, near roads and far from them [m]; the second a multiple of the first. */
const FINE = GROUND_CELL;
const COARSE = 20;
const PARTS = COARSE / FINE;

/** Coarse cells whose middle is nearer to pavement than this are divided [m]. */
const NEAR_ROAD = 22;

/** Ground beyond the outermost roads [m]. */
const MARGIN = 80;

/** Cells of the largest ground, and along a side of what would be larger: 40 km. */
const MOST_CELLS = 1_000_000;
const MOST_ALONG = 2000;

const MEADOWS: readonly Colour[] = [
  [98, 110, 62],
  [104, 112, 68],
  [112, 116, 70],
  [92, 106, 58],
];

/** Extent of the ground: whole coarse cells. */
export interface TerrainExtent {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  /** Which of its cells have ground. */
  readonly land: LandMask;
}

export function terrainExtent(
  bounds: readonly [number, number, number, number],
  { surface }: PavedArea,
): TerrainExtent {
  const x = Math.floor((bounds[0] - MARGIN) / COARSE) * COARSE;
  const y = Math.floor((bounds[1] - MARGIN) / COARSE) * COARSE;
  let columns = Math.max(1, Math.ceil((bounds[2] + MARGIN - x) / COARSE));
  let rows = Math.max(1, Math.ceil((bounds[3] + MARGIN - y) / COARSE));
  if (!(columns * rows <= MOST_CELLS)) {
    columns = Math.min(columns, MOST_ALONG);
    rows = Math.min(rows, MOST_ALONG);
  }
  return { x, y, columns, rows, land: new LandMask(surface, x, y, columns, rows, COARSE) };
}

/** Side of the cells on the ground's border [m]. */
export const TERRAIN_STEP = COARSE;

/** Grass: coarse cells far from roads, fine ones near them, whose borders follow their coarse neighbours. */
export function buildTerrain(
  extent: TerrainExtent,
  ground: GroundHeight,
  paved: PavedArea,
  random: RandomStream,
  chunks: ChunkGrid,
): void {
  const cells = new TerrainCells(extent, ground, paved, random);
  for (let row = 0; row < extent.rows; row++) {
    for (let column = 0; column < extent.columns; column++) {
      if (extent.land.has(column, row) && !chunks.isFull) cells.build(column, row, chunks);
    }
  }
}

class TerrainCells {
  private readonly extent: TerrainExtent;
  private readonly ground: GroundHeight;
  private readonly random: RandomStream;
  /** Whether each coarse cell is divided, by row. */
  private readonly fine: boolean[] = [];
  /** Heights at places of the fine grid: neighbours ask for the same ones. */
  private readonly heights = new HeightTable();

  constructor(extent: TerrainExtent, ground: GroundHeight, paved: PavedArea, random: RandomStream) {
    this.extent = extent;
    this.ground = ground;
    this.random = random;
    const { columns, rows } = extent;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const x = extent.x + (column + 0.5) * COARSE;
        const y = extent.y + (row + 0.5) * COARSE;
        const border = row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
        this.fine.push(!border && extent.land.has(column, row) && paved.isNearer(x, y, NEAR_ROAD));
      }
    }
  }

  /** One coarse cell, whole or as PARTS x PARTS squares. */
  build(column: number, row: number, chunks: ChunkGrid): void {
    const { extent, random } = this;
    const x = extent.x + column * COARSE;
    const y = extent.y + row * COARSE;
    const builder = chunks.at(x + COARSE / 2, y + COARSE / 2);
    const parts = this.isFine(column, row) ? PARTS : 1;
    const step = COARSE / parts;
    const colour = pick(MEADOWS, random);
    const vertices: number[] = [];
    for (let j = 0; j <= parts; j++) {
      for (let i = 0; i <= parts; i++) {
        vertices.push(builder.vertex(x + i * step, y + j * step, this.vertexHeight(column, row, i, j, parts)));
      }
    }
    const line = parts + 1;
    for (let j = 0; j < parts; j++) {
      for (let i = 0; i < parts; i++) {
        const a = j * line + i;
        const finish = { color: varied(colour, random, 0.04), material: MATERIAL.grass, semantic: SEMANTIC.terrain };
        builder.quad(vertices[a], vertices[a + 1], vertices[a + 1 + line], vertices[a + line], finish);
      }
    }
  }

  private isFine(column: number, row: number): boolean {
    const { columns, rows } = this.extent;
    return column >= 0 && row >= 0 && column < columns && row < rows && this.fine[row * columns + column];
  }

  /** Height of a cell's vertex (i, j) of `parts`; sides towards undivided cells are straight. */
  private vertexHeight(column: number, row: number, i: number, j: number, parts: number): number {
    const along = (fromColumn: number, fromRow: number, toColumn: number, toRow: number, t: number): number => {
      const from = this.heightAt(PARTS * fromColumn, PARTS * fromRow);
      return from + t * (this.heightAt(PARTS * toColumn, PARTS * toRow) - from);
    };
    if (j === 0 && !this.isFine(column, row - 1)) return along(column, row, column + 1, row, i / parts);
    if (j === parts && !this.isFine(column, row + 1)) return along(column, row + 1, column + 1, row + 1, i / parts);
    if (i === 0 && !this.isFine(column - 1, row)) return along(column, row, column, row + 1, j / parts);
    if (i === parts && !this.isFine(column + 1, row)) return along(column + 1, row, column + 1, row + 1, j / parts);
    return this.heightAt(PARTS * column + (i * PARTS) / parts, PARTS * row + (j * PARTS) / parts);
  }

  /** Height of the ground at a place of the fine grid. */
  private heightAt(i: number, j: number): number {
    let height = this.heights.at(i, j);
    if (Number.isNaN(height)) {
      height = this.ground.at(this.extent.x + i * FINE, this.extent.y + j * FINE);
      this.heights.set(i, j, height);
    }
    return height;
  }
}
