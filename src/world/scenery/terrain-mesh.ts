import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { ChunkGrid } from './chunk-grid.ts';
import type { GroundHeight } from './ground-height.ts';
import { MATERIAL } from './mesh.ts';
import { type Colour, pick, varied } from './palette.ts';
import { createPavedPoint, type PavedArea } from './paved-area.ts';

/** Sides of the ground's cells, near roads and far from them [m]; the second a multiple of the first. */
const FINE = 5;
const COARSE = 20;
const PARTS = COARSE / FINE;

/** Coarse cells whose middle is nearer to pavement than this are divided [m]. */
const NEAR_ROAD = 22;

/** Ground beyond the outermost roads [m]. */
const MARGIN = 80;

const MEADOWS: readonly Colour[] = [
  [98, 110, 62],
  [104, 112, 68],
  [112, 116, 70],
  [92, 106, 58],
];

const point = createPavedPoint();

/** Extent of the ground: whole coarse cells. */
export interface TerrainExtent {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
}

export function terrainExtent(bounds: readonly [number, number, number, number]): TerrainExtent {
  const x = Math.floor((bounds[0] - MARGIN) / COARSE) * COARSE;
  const y = Math.floor((bounds[1] - MARGIN) / COARSE) * COARSE;
  return {
    x,
    y,
    columns: Math.ceil((bounds[2] + MARGIN - x) / COARSE),
    rows: Math.ceil((bounds[3] + MARGIN - y) / COARSE),
  };
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
  const { columns, rows } = extent;
  const fine: boolean[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = extent.x + (column + 0.5) * COARSE;
      const y = extent.y + (row + 0.5) * COARSE;
      const border = row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
      fine.push(!border && paved.query(x, y, point).distance < NEAR_ROAD);
    }
  }
  const isFine = (column: number, row: number) =>
    column >= 0 && row >= 0 && column < columns && row < rows && fine[row * columns + column];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = extent.x + column * COARSE;
      const y = extent.y + row * COARSE;
      const colour = pick(MEADOWS, random);
      const parts = isFine(column, row) ? PARTS : 1;
      const flat = {
        left: !isFine(column - 1, row),
        right: !isFine(column + 1, row),
        low: !isFine(column, row - 1),
        high: !isFine(column, row + 1),
      };
      buildCell(x, y, parts, flat, colour, ground, random, chunks);
    }
  }
}

/** One coarse cell of `parts` x `parts` squares; sides that are `flat` are straight. */
function buildCell(
  x: number,
  y: number,
  parts: number,
  flat: { left: boolean; right: boolean; low: boolean; high: boolean },
  colour: Colour,
  ground: GroundHeight,
  random: RandomStream,
  chunks: ChunkGrid,
): void {
  const builder = chunks.at(x + COARSE / 2, y + COARSE / 2);
  const step = COARSE / parts;
  const corner = [
    ground.at(x, y),
    ground.at(x + COARSE, y),
    ground.at(x, y + COARSE),
    ground.at(x + COARSE, y + COARSE),
  ];
  const vertices: number[] = [];
  for (let j = 0; j <= parts; j++) {
    for (let i = 0; i <= parts; i++) {
      const u = i / parts;
      const v = j / parts;
      let z: number;
      if (j === 0 && flat.low) z = corner[0] + u * (corner[1] - corner[0]);
      else if (j === parts && flat.high) z = corner[2] + u * (corner[3] - corner[2]);
      else if (i === 0 && flat.left) z = corner[0] + v * (corner[2] - corner[0]);
      else if (i === parts && flat.right) z = corner[1] + v * (corner[3] - corner[1]);
      else z = ground.at(x + i * step, y + j * step);
      vertices.push(builder.vertex(x + i * step, y + j * step, z));
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
