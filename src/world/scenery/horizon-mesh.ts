import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { GroundHeight } from './ground-height.ts';
import { MATERIAL, type Mesh } from './mesh.ts';
import { MeshBuilder } from './mesh-builder.ts';
import { type Colour, varied } from './palette.ts';
import { TERRAIN_STEP, type TerrainExtent } from './terrain-mesh.ts';

const MEADOW: Colour = [104, 112, 70];
const FOREST: Colour = [72, 86, 52];

/** Rings around the ground: distance beyond its border, mean height over the border, chance in it [m], and cover. */
const RINGS: readonly { out: number; up: number; chance: number; forest: boolean }[] = [
  { out: 0, up: 0, chance: 0, forest: false },
  { out: 60, up: 1, chance: 1, forest: false },
  { out: 130, up: 4, chance: 2, forest: false },
  { out: 136, up: 13, chance: 3, forest: true },
  { out: 220, up: 20, chance: 5, forest: true },
  { out: 330, up: 34, chance: 10, forest: true },
];

/** Hills and woods around the town, so that the ground has an end that one believes: one mesh a side. */
export function buildHorizon(extent: TerrainExtent, ground: GroundHeight, random: RandomStream): Mesh[] {
  const { x, y, columns, rows } = extent;
  const right = x + columns * TERRAIN_STEP;
  const top = y + rows * TERRAIN_STEP;
  const corners = [
    [x, y],
    [right, y],
    [right, top],
    [x, top],
  ] as const;
  const heights = new Map<string, number>();
  return corners.map((from, side) => {
    const to = corners[(side + 1) % 4];
    return buildSide(from, to, side % 2 === 0 ? columns : rows, ground, random, heights);
  });
}

function buildSide(
  from: readonly [number, number],
  to: readonly [number, number],
  count: number,
  ground: GroundHeight,
  random: RandomStream,
  heights: Map<string, number>,
): Mesh {
  const builder = new MeshBuilder();
  const length = Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]);
  const along = [(to[0] - from[0]) / length, (to[1] - from[1]) / length] as const;
  let previous: number[] = [];
  for (let k = 0; k <= count; k++) {
    const x = from[0] + ((to[0] - from[0]) * k) / count;
    const y = from[1] + ((to[1] - from[1]) * k) / count;
    const base = ground.at(x, y);
    const row = RINGS.map(({ out, up, chance }) => {
      // Rings widen at the corners: the outward direction fans out along the side.
      const fan = (2 * k) / count - 1;
      const px = x + out * (along[1] + fan * along[0]);
      const py = y + out * (-along[0] + fan * along[1]);
      // Two sides share their corner.
      const key = `${Math.round(px)} ${Math.round(py)}`;
      const height = heights.get(key) ?? base + up + chance * random.between(-1, 1);
      heights.set(key, height);
      return builder.vertex(px, py, height);
    });
    for (let i = 1; k > 0 && i < row.length; i++) {
      const { forest } = RINGS[i];
      builder.quad(previous[i], row[i], row[i - 1], previous[i - 1], {
        color: varied(forest ? FOREST : MEADOW, random, 0.08),
        material: forest ? MATERIAL.foliage : MATERIAL.grass,
        semantic: forest ? SEMANTIC.vegetation : SEMANTIC.terrain,
      });
    }
    previous = row;
  }
  return builder.build();
}
