import { SEMANTIC } from '../../../core/semantic-class.ts';
import type { LocalFrame } from '../box-mesh.ts';
import { type LampPlace, MATERIAL } from '../mesh.ts';
import type { Finish, MeshBuilder } from '../mesh-builder.ts';
import { addPost } from '../post-mesh.ts';
import { STEEL } from './object-finish.ts';
import type { ObjectSize } from './object-kind.ts';

const plain = (color: readonly [number, number, number]): Finish => ({
  color,
  material: MATERIAL.plain,
  semantic: SEMANTIC.pole,
});
const ORANGE = plain([226, 92, 30]);
const WHITE = plain([208, 206, 202]);
const BLACK = plain([32, 32, 34]);
const RED = plain([168, 40, 36]);

/** How far what stands goes into the ground [m]. */
const FOOTING = 0.5;

/** A round pole from `-footing` to its height, closed on top. */
export function addPole(builder: MeshBuilder, frame: LocalFrame, size: ObjectSize, footing: number): void {
  const radius = Math.max(0.02, Math.min(size.length, size.width) / 2);
  addPost(builder, frame, [0, 0], [-footing, size.height], [radius, 0.8 * radius], radius > 0.15 ? 10 : 6, STEEL);
  addLid(builder, frame, size.height, 0.8 * radius, STEEL);
}

/** An arm along local +y that carries signals. */
export function addArm(builder: MeshBuilder, frame: LocalFrame, { width, height }: ObjectSize): void {
  const z = height / 2;
  frame.box(builder, [-0.08, 0, z - 0.08], [0.08, width, z + 0.08], STEEL);
  frame.quad(
    builder,
    [
      [-0.08, 0, z - 0.08],
      [-0.08, width, z - 0.08],
      [0.08, width, z - 0.08],
      [0.08, 0, z - 0.08],
    ],
    STEEL,
  );
}

/** A lamp of that height whose arm reaches along local +x. */
export function addLamp(builder: MeshBuilder, frame: LocalFrame, height: number, footing: number): void {
  const reach = armOfLamp(height);
  addPost(builder, frame, [0, 0], [-footing, height], [0.09, 0.055], 6, STEEL);
  frame.box(builder, [-0.05, -0.035, height - 0.06], [reach, 0.035, height], STEEL);
  frame.box(builder, [reach - 0.4, -0.12, height - 0.14], [reach + 0.3, 0.12, height - 0.02], plain([96, 98, 102]));
}

/** How far a lamp of this height reaches out [m]. */
function armOfLamp(height: number): number {
  return Math.min(2.5, 0.25 * height);
}

/** Where the light of such a lamp is. */
export function lampPlace(frame: LocalFrame, height: number): LampPlace {
  const reach = armOfLamp(height);
  return { x: frame.worldX(reach, 0), y: frame.worldY(reach, 0), z: frame.z + height - 0.14 };
}

/** Two posts and a beam across the road: local y. */
export function addGantry(builder: MeshBuilder, frame: LocalFrame, { length, width, height }: ObjectSize): void {
  const half = width / 2;
  const deep = Math.max(0.15, Math.min(length, 1) / 2);
  for (const side of [-half, half])
    frame.box(builder, [-deep / 2, side - 0.15, -FOOTING], [deep / 2, side + 0.15, height], STEEL);
  for (const z of [height - 1.2, height - 0.2]) {
    frame.box(builder, [-deep, -half, z], [deep, half, z + 0.2], STEEL);
    frame.quad(
      builder,
      [
        [-deep, -half, z],
        [-deep, half, z],
        [deep, half, z],
        [deep, -half, z],
      ],
      STEEL,
    );
  }
}

/** A white post with a slanting black band (StVO 620). */
export function addDelineator(builder: MeshBuilder, frame: LocalFrame, height: number): void {
  frame.box(builder, [-0.05, -0.06, -FOOTING], [0.05, 0.06, height - 0.36], WHITE);
  frame.box(builder, [-0.05, -0.06, height - 0.36], [0.05, 0.06, height - 0.11], BLACK);
  frame.box(builder, [-0.05, -0.06, height - 0.11], [0.05, 0.06, height], WHITE);
  for (const side of [-1, 1] as const) {
    const x = 0.056 * side;
    const face = [
      [x, -0.03 * side, height - 0.32],
      [x, 0.03 * side, height - 0.32],
      [x, 0.03 * side, height - 0.15],
      [x, -0.03 * side, height - 0.15],
    ] as const;
    frame.quad(builder, face, plain([214, 150, 40]));
  }
}

export function addBollard(builder: MeshBuilder, frame: LocalFrame, { length, height }: ObjectSize): void {
  addPost(builder, frame, [0, 0], [-FOOTING, 0.75 * height], [length / 2, length / 2], 8, RED);
  addPost(builder, frame, [0, 0], [0.75 * height, height], [length / 2, length / 2], 8, WHITE);
  addLid(builder, frame, height, length / 2, WHITE);
}

/** An orange cone with white bands on its plate. */
export function addCone(builder: MeshBuilder, frame: LocalFrame, { length, height }: ObjectSize): void {
  const r = 0.4 * Math.min(length, 0.7 * height);
  const plate = 1.25 * r;
  frame.box(builder, [-plate, -plate, -0.02], [plate, plate, 0.04], ORANGE);
  const rings: readonly (readonly [number, number, Finish])[] = [
    [0.04, 0.3, ORANGE],
    [0.3, 0.5, WHITE],
    [0.5, 0.68, ORANGE],
    [0.68, 0.82, WHITE],
    [0.82, 1, ORANGE],
  ];
  for (const [from, to, finish] of rings) {
    addPost(
      builder,
      frame,
      [0, 0],
      [from * height, to * height],
      [r * (1.04 - 0.9 * from), r * (1.04 - 0.9 * to)],
      10,
      finish,
    );
  }
  addLid(builder, frame, height, 0.14 * r, ORANGE);
}

export function addDrum(builder: MeshBuilder, frame: LocalFrame, { length, height }: ObjectSize): void {
  const r = length / 2;
  for (let band = 0; band < 5; band++) {
    addPost(
      builder,
      frame,
      [0, 0],
      [(band * height) / 5, ((band + 1) * height) / 5],
      [r, r],
      12,
      band % 2 === 0 ? ORANGE : WHITE,
    );
  }
  addLid(builder, frame, height, r, ORANGE);
}

export function addHydrant(builder: MeshBuilder, frame: LocalFrame, { length, height }: ObjectSize): void {
  const r = 0.4 * length;
  addPost(builder, frame, [0, 0], [-FOOTING, 0.85 * height], [r, r], 8, RED);
  addPost(builder, frame, [0, 0], [0.85 * height, height], [r, 0.4 * r], 8, RED);
  addLid(builder, frame, height, 0.4 * r, RED);
  frame.box(builder, [-1.5 * r, -0.4 * r, 0.55 * height], [1.5 * r, 0.4 * r, 0.7 * height], RED);
}

/** A body with a cabin on it that is darker: what stands parked. */
export function addParked(
  builder: MeshBuilder,
  frame: LocalFrame,
  { length, width, height }: ObjectSize,
  body: Finish,
): void {
  const [x, y] = [length / 2, width / 2];
  const low = 0.18 * height;
  const belt = 0.6 * height;
  const glass = { ...body, color: [34, 38, 44] as const, material: MATERIAL.glass };
  frame.box(builder, [-x, -y, low], [x, y, belt], body);
  frame.box(builder, [-0.85 * x, -0.92 * y, belt], [0.45 * x, 0.92 * y, height], glass, body);
  for (const wx of [-0.62 * x, 0.62 * x]) {
    for (const side of [-1, 1])
      frame.box(builder, [wx - 0.3, side * y - 0.1, 0], [wx + 0.3, side * y + 0.02, 0.55], BLACK);
  }
}

/** A round body from the ground up. */
export function addCylinder(
  builder: MeshBuilder,
  frame: LocalFrame,
  radius: number,
  height: number,
  footing: number,
  finish: Finish,
): void {
  addPost(builder, frame, [0, 0], [-footing, height], [radius, radius], 16, finish);
  addLid(builder, frame, height, radius, finish);
}

function addLid(builder: MeshBuilder, frame: LocalFrame, z: number, radius: number, finish: Finish): void {
  const [a, b] = [radius, 0.7 * radius];
  const rim = [
    [a, 0, z],
    [b, b, z],
    [0, a, z],
    [-b, b, z],
    [-a, 0, z],
    [-b, -b, z],
    [0, -a, z],
    [b, -b, z],
  ] as const;
  for (let i = 1; i < rim.length - 1; i++) frame.triangle(builder, [rim[0], rim[i], rim[i + 1]], finish);
}
