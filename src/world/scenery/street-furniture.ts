import { SEMANTIC } from '../../core/semantic-class.ts';
import { LocalFrame } from './box-mesh.ts';
import { type LampPlace, MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import { addPost } from './post-mesh.ts';

const STEEL: Finish = { color: [120, 122, 124], material: MATERIAL.plain, semantic: SEMANTIC.pole };
const LAMP_HEAD: Finish = { color: [96, 98, 102], material: MATERIAL.plain, semantic: SEMANTIC.pole };

/** A street lamp that reaches out over the road along `yaw`; gives where its light is. */
export function addStreetLamp(builder: MeshBuilder, x: number, y: number, z: number, yaw: number): LampPlace {
  const frame = new LocalFrame(x, y, z, yaw);
  addPost(builder, frame, [0, 0], [-0.5, 6.2], [0.09, 0.055], 5, STEEL);
  frame.box(builder, [-0.05, -0.035, 6.15], [1.25, 0.035, 6.22], STEEL);
  frame.box(builder, [0.85, -0.12, 6.05], [1.55, 0.12, 6.18], LAMP_HEAD);
  return { x: frame.worldX(1.2, 0), y: frame.worldY(1.2, 0), z: z + 6.05 };
}

/** The post of a signal head up to `top` [m] over the frame's origin. */
export function addHeadPost(builder: MeshBuilder, frame: LocalFrame, top: number): void {
  addPost(builder, frame, [0, 0], [-0.5, top], [0.065, 0.055], 6, STEEL);
}

/** The post of a sign. */
export function addSignPost(builder: MeshBuilder, frame: LocalFrame, top: number): void {
  addPost(builder, frame, [0, 0], [-0.5, top], [0.035, 0.035], 5, STEEL);
}

/** What joins something between two heights to a beam above or below it [m]; nothing where that is far away. */
export function addStem(builder: MeshBuilder, frame: LocalFrame, beam: number, low: number, high: number): void {
  const [from, to] = beam < low ? [beam, low] : [high, beam];
  if (to - from < LEAST_STEM || to - from > MOST_STEM) return;
  frame.box(builder, [-0.04, -0.04, from], [0.04, 0.04, to], STEEL);
}

const LEAST_STEM = 0.02;
const MOST_STEM = 3;

/** A mast beside the road that reaches `out` [m] over it along local +y, `height` over the frame's origin. */
export function addMastArm(builder: MeshBuilder, frame: LocalFrame, height: number, out: number): void {
  addPost(builder, frame, [0, 0], [-0.6, height + 0.15], [0.13, 0.09], 8, STEEL);
  frame.box(builder, [-0.06, 0, height - 0.06], [0.06, out, height + 0.06], STEEL);
  frame.quad(
    builder,
    [
      [-0.06, 0, height - 0.06],
      [-0.06, out, height - 0.06],
      [0.06, out, height - 0.06],
      [0.06, 0, height - 0.06],
    ],
    STEEL,
  );
}
