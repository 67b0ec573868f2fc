import { cos, sin } from '../../core/math/sin-cos.ts';
import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import { LocalFrame } from './box-mesh.ts';
import { addFarLeaves, addLeaves } from './crown-mesh.ts';
import { MATERIAL } from './mesh.ts';
import type { MeshBuilder } from './mesh-builder.ts';
import { type Colour, pick, varied } from './palette.ts';
import { addPost } from './post-mesh.ts';

const BARK: Colour = [88, 76, 64];
const LEAVES: readonly Colour[] = [
  [84, 104, 50],
  [74, 96, 52],
  [96, 110, 56],
  [112, 112, 58],
  [66, 86, 54],
  [124, 106, 56],
];

/** A broad-leaved tree of `height` [m]: a trunk, and a crown of ragged lumps, the middle one finer near roads. */
export function addTree(
  builder: MeshBuilder,
  x: number,
  y: number,
  z: number,
  height: number,
  detail: 'coarse' | 'fine',
  random: RandomStream,
): void {
  const frame = new LocalFrame(x, y, z, 0);
  const trunk = height * random.between(0.28, 0.38);
  const bark = { color: varied(BARK, random, 0.12), material: MATERIAL.plain, semantic: SEMANTIC.vegetation };
  addPost(builder, frame, [0, 0], [-0.6, trunk + 0.8], [0.024 * height, 0.016 * height], 5, bark);
  const leaves = {
    color: varied(pick(LEAVES, random), random, 0.08),
    material: MATERIAL.foliage,
    semantic: SEMANTIC.vegetation,
  };
  const radius = height * random.between(0.22, 0.3);
  const middle = trunk + (height - trunk) * 0.5;
  builder.nearOnly = true;
  addLeaves(builder, [x, y, z + middle], radius, (height - trunk) * 0.5, 0.16, leaves, random, detail);
  addFarLeaves(builder.far, [x, y, z + middle], radius, (height - trunk) * 0.5, 0.16, leaves);
  const turn = random.between(0, 2 * Math.PI);
  for (const [angle, rise] of [
    [turn, -0.1],
    [turn + 2.1, 0.03],
    [turn + 4.2, 0.14],
  ] as const) {
    const out = 0.66 * radius;
    const lump = radius * random.between(0.5, 0.72);
    const centre = [x + out * cos(angle), y + out * sin(angle), z + middle + rise * height] as const;
    const half = lump * random.between(0.8, 1);
    addLeaves(builder, centre, lump, half, 0.2, leaves, random);
    addFarLeaves(builder.far, centre, lump, half, 0.2, leaves);
  }
  builder.nearOnly = false;
}

/** A bush of this radius [m]. */
export function addBush(
  builder: MeshBuilder,
  x: number,
  y: number,
  z: number,
  radius: number,
  random: RandomStream,
): void {
  const leaves = {
    color: varied(pick(LEAVES, random), random, 0.1),
    material: MATERIAL.foliage,
    semantic: SEMANTIC.vegetation,
  };
  builder.nearOnly = true;
  addLeaves(builder, [x, y, z + 0.35 * radius], radius, 0.8 * radius, 0.18, leaves, random, 'fine');
  builder.nearOnly = false;
  addFarLeaves(builder.far, [x, y, z + 0.35 * radius], radius, 0.8 * radius, 0.18, leaves);
}
