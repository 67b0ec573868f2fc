import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { LocalFrame } from './box-mesh.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import { type Colour, shaded, varied } from './palette.ts';

const HEDGE: Colour = [78, 96, 54];
const STONE: Colour = [146, 140, 130];
const TIMBER: Colour = [122, 100, 78];

/** How far hedges and walls go into the ground [m]. */
const FOOTING = 0.8;

export type Enclosure = 'hedge' | 'wall' | 'fence';

/** A hedge, a low wall or a board fence along local y, from `from` to `to` [m]. */
export function addEnclosure(
  builder: MeshBuilder,
  frame: LocalFrame,
  kind: Enclosure,
  from: number,
  to: number,
  random: RandomStream,
): void {
  if (kind === 'hedge') addHedge(builder, frame, from, to, random);
  else if (kind === 'wall') {
    const stone = { color: varied(STONE, random, 0.12), material: MATERIAL.facade, semantic: SEMANTIC.wall };
    const height = random.between(0.6, 1);
    frame.box(builder, [-0.14, from, -FOOTING], [0.14, to, height], stone);
    const coping = { ...stone, color: shaded(stone.color, 1.08), material: MATERIAL.concrete };
    frame.box(builder, [-0.19, from, height], [0.19, to, height + 0.08], coping);
  } else {
    const board = { color: varied(TIMBER, random, 0.15), material: MATERIAL.plain, semantic: SEMANTIC.fence };
    addFence(builder, frame, from, to, board);
  }
}

/** Segments of uneven height and thickness. */
function addHedge(builder: MeshBuilder, frame: LocalFrame, from: number, to: number, random: RandomStream): void {
  const count = Math.max(1, Math.round((to - from) / 1.6));
  const base = random.between(0.9, 1.5);
  for (let k = 0; k < count; k++) {
    const leaves = { color: varied(HEDGE, random, 0.12), material: MATERIAL.foliage, semantic: SEMANTIC.vegetation };
    const half = random.between(0.34, 0.46);
    const a = from + ((to - from) * k) / count - 0.05;
    const b = from + ((to - from) * (k + 1)) / count + 0.05;
    frame.box(builder, [-half, a, -FOOTING], [half, b, base + random.between(-0.1, 0.1)], leaves);
  }
}

/** Two rails and posts. */
function addFence(builder: MeshBuilder, frame: LocalFrame, from: number, to: number, board: Finish): void {
  const posts = Math.max(1, Math.round((to - from) / 2.2));
  for (let k = 0; k <= posts; k++) {
    const at = from + ((to - from) * k) / posts;
    frame.box(builder, [-0.06, at - 0.06, -FOOTING], [0.06, at + 0.06, 1.05], board);
  }
  for (const height of [0.35, 0.75]) frame.box(builder, [-0.03, from, height], [0.03, to, height + 0.2], board);
}
