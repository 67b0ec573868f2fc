import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { GroundHeight } from './ground-height.ts';
import { MATERIAL, type Mesh } from './mesh.ts';
import { type Colour, varied } from './palette.ts';
import { rimMeshes } from './rim-mesh.ts';
import type { TerrainExtent } from './terrain-mesh.ts';

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
  const heights = new Map<string, number>();
  return rimMeshes(extent, {
    rings: RINGS.length,
    corner: ({ x, y, outX, outY }, ring) => {
      const { out, up, chance } = RINGS[ring];
      const px = x + out * outX;
      const py = y + out * outY;
      // Two sides share their corner.
      const key = `${Math.round(px)} ${Math.round(py)}`;
      const height = heights.get(key) ?? ground.at(x, y) + up + chance * random.between(-1, 1);
      heights.set(key, height);
      return [px, py, height];
    },
    finish: (_, ring) => {
      const { forest } = RINGS[ring];
      return {
        color: varied(forest ? FOREST : MEADOW, random, 0.08),
        material: forest ? MATERIAL.foliage : MATERIAL.grass,
        semantic: forest ? SEMANTIC.vegetation : SEMANTIC.terrain,
      };
    },
  });
}
