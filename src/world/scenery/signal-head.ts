import { cos, sin } from '../../core/math/sin-cos.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { LocalFrame } from './box-mesh.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import type { Colour } from './palette.ts';
import { type Corner, triangulate } from './triangulate.ts';

const HOUSING: Finish = { color: [38, 40, 40], material: MATERIAL.plain, semantic: SEMANTIC.trafficLight };
/** Red, amber and green of burning lamps (EN 12368). */
const LAMPS: readonly Colour[] = [
  [255, 42, 26],
  [255, 160, 24],
  [44, 230, 140],
];
/** First slot of lamps, see Mesh.slot. */
const FIRST_LAMP_SLOT = 8;

/** Size of a head with three lamps of 200 mm [m]; one with two is shorter. */
export const HEAD_HEIGHT = 0.95;
const HEAD_WIDTH = 0.34;
const LAMP_RADIUS = 0.11;

/** What a head's lamps show: a full disc, an arrow to one side, up or both, or one who walks. */
export type LampShape = 'disc' | 'left' | 'right' | 'ahead' | 'aheadLeft' | 'aheadRight' | 'walker';

/** The lamps of a head from the top: 0 red, 1 amber, 2 green. */
export interface HeadKind {
  readonly lamps: readonly number[];
  readonly shape: LampShape;
}

/** A head of `height` whose lower edge is `low` over the frame's origin; its lamps' slots are 8 + 3 * signal + lamp. */
export function addHead(
  builder: MeshBuilder,
  frame: LocalFrame,
  low: number,
  height: number,
  { lamps, shape }: HeadKind,
  signal: number,
): void {
  const half = HEAD_WIDTH / 2;
  const scale = (height / HEAD_HEIGHT) * (3 / lamps.length);
  frame.box(builder, [0.08, -half, low], [0.3, half, low + height], HOUSING);
  lamps.forEach((lamp, place) => {
    const z = low + height * (1 - (place + 0.5) / lamps.length);
    const finish: Finish = {
      color: LAMPS[lamp],
      material: MATERIAL.lamp,
      semantic: SEMANTIC.trafficLight,
      slot: FIRST_LAMP_SLOT + 3 * signal + lamp,
    };
    const radius = LAMP_RADIUS * Math.min(scale, 1);
    if (shape === 'disc') addDisc(builder, frame, 0.32, z, radius, finish);
    else addShape(builder, frame, z, 1.1 * radius, SHAPES[shape], finish);
    // A hood keeps the sun off.
    frame.box(builder, [0.3, -0.13, z + radius + 0.005], [0.46, 0.13, z + radius + 0.025], HOUSING);
  });
}

/** A lens that looks along local +x. */
function addDisc(builder: MeshBuilder, frame: LocalFrame, x: number, z: number, radius: number, finish: Finish): void {
  const sides = 8;
  const centre = frame.vertex(builder, x, 0, z);
  const rim = Array.from({ length: sides }, (_, i) => {
    const angle = (2 * Math.PI * (i + 0.5)) / sides;
    return frame.vertex(builder, x, radius * cos(angle), z + radius * sin(angle));
  });
  for (let i = 0; i < sides; i++) builder.triangle(centre, rim[i], rim[(i + 1) % sides], finish);
}

function addShape(
  builder: MeshBuilder,
  frame: LocalFrame,
  z: number,
  radius: number,
  polygons: readonly (readonly Corner[])[],
  finish: Finish,
): void {
  for (const polygon of polygons) {
    const vertices = polygon.map(([u, v]) => frame.vertex(builder, 0.32, radius * u, z + radius * v));
    const indices = triangulate(polygon);
    for (let i = 0; i < indices.length; i += 3) {
      builder.triangle(vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]], finish);
    }
  }
}

const UP: readonly Corner[] = [
  [-0.16, -0.9],
  [0.16, -0.9],
  [0.16, 0.2],
  [0.55, 0.2],
  [0, 0.95],
  [-0.55, 0.2],
  [-0.16, 0.2],
];
const turned = (points: readonly Corner[], quarter: 1 | -1): Corner[] =>
  points.map(([u, v]): Corner => [-quarter * v, quarter * u]);
const aside = (points: readonly Corner[], side: 1 | -1): Corner[] =>
  points.map(([u, v]): Corner => [0.62 * u + 0.25 * side, 0.62 * v + 0.1]);

const SHAPES: Readonly<Record<Exclude<LampShape, 'disc'>, readonly (readonly Corner[])[]>> = {
  ahead: [UP],
  left: [turned(UP, 1)],
  right: [turned(UP, -1)],
  aheadLeft: [UP, aside(turned(UP, 1), -1)],
  aheadRight: [UP, aside(turned(UP, -1), 1)],
  walker: [
    [
      [-0.2, 0.62],
      [0.2, 0.62],
      [0.2, 1],
      [-0.2, 1],
    ],
    [
      [-0.55, -0.95],
      [-0.25, -0.95],
      [0, -0.3],
      [0.25, -0.95],
      [0.55, -0.95],
      [0.28, 0.05],
      [0.42, 0.5],
      [0, 0.56],
      [-0.42, 0.5],
      [-0.28, 0.05],
    ],
  ],
};
