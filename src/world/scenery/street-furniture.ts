import { cos, sin } from '../../core/math/sin-cos.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { Signal } from '../../map/road-map.ts';
import { LocalFrame } from './box-mesh.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import { addPost } from './post-mesh.ts';

const STEEL: Finish = { color: [120, 122, 124], material: MATERIAL.plain, semantic: SEMANTIC.pole };
const LAMP_HEAD: Finish = { color: [96, 98, 102], material: MATERIAL.plain, semantic: SEMANTIC.pole };
const HOUSING: Finish = { color: [38, 40, 40], material: MATERIAL.plain, semantic: SEMANTIC.trafficLight };
/** Red, amber and green of burning lamps (EN 12368). */
const LAMPS = [
  [255, 42, 26],
  [255, 160, 24],
  [44, 230, 140],
] as const;
/** First slot of lamps, see Mesh.slot. */
const FIRST_LAMP_SLOT = 8;

/** Size of a signal head with lamps of 200 mm [m]. */
const HEAD_HEIGHT = 0.95;
const HEAD_WIDTH = 0.34;
const LAMP_RADIUS = 0.11;

/** A street lamp that reaches out over the road along `yaw`. */
export function addStreetLamp(builder: MeshBuilder, x: number, y: number, z: number, yaw: number): void {
  const frame = new LocalFrame(x, y, z, yaw);
  addPost(builder, frame, [0, 0], [-0.5, 6.2], [0.09, 0.055], 5, STEEL);
  frame.box(builder, [-0.05, -0.035, 6.15], [1.25, 0.035, 6.22], STEEL);
  frame.box(builder, [0.85, -0.12, 6.05], [1.55, 0.12, 6.18], LAMP_HEAD);
}

/** A signal head on its pole. Its lamps' slots are 8 + 3 * signal + lamp, see Mesh. */
export function addSignalHead(builder: MeshBuilder, signal: Signal): void {
  // Local +x is the way its face looks: against the traffic that it governs.
  const frame = new LocalFrame(signal.x, signal.y, signal.z, signal.heading + Math.PI);
  const low = signal.zOffset;
  const half = HEAD_WIDTH / 2;
  addPost(builder, frame, [0, 0], [-0.5, low + HEAD_HEIGHT + 0.05], [0.065, 0.055], 6, STEEL);
  frame.box(builder, [0.08, -half, low], [0.3, half, low + HEAD_HEIGHT], HOUSING);
  for (let lamp = 0; lamp < 3; lamp++) {
    const z = low + HEAD_HEIGHT * (1 - (lamp + 0.5) / 3);
    addDisc(builder, frame, 0.32, z, LAMP_RADIUS, 8, {
      color: LAMPS[lamp],
      material: MATERIAL.lamp,
      semantic: SEMANTIC.trafficLight,
      slot: FIRST_LAMP_SLOT + 3 * signal.index + lamp,
    });
    // A hood keeps the sun off.
    frame.box(builder, [0.3, -0.13, z + 0.115], [0.46, 0.13, z + 0.135], HOUSING);
  }
}

/** A sign on its post: an octagon for stop, a disc for the rest. */
export function addSign(builder: MeshBuilder, signal: Signal): void {
  const frame = new LocalFrame(signal.x, signal.y, signal.z, signal.heading + Math.PI);
  const height = Math.max(signal.zOffset, 2.2);
  addPost(builder, frame, [0, 0], [-0.5, height + 0.4], [0.035, 0.035], 5, STEEL);
  const face = (color: readonly [number, number, number]): Finish => ({
    color,
    material: MATERIAL.plain,
    semantic: SEMANTIC.trafficSign,
  });
  const sides = signal.kind === 'stop' ? 8 : 14;
  addDisc(builder, frame, 0.05, height, 0.4, sides, face([206, 204, 200]));
  addDisc(builder, frame, 0.06, height, 0.36, sides, face([170, 36, 34]));
  if (signal.kind === 'stop')
    frame.quad(
      builder,
      [
        [0.07, -0.25, height - 0.07],
        [0.07, 0.25, height - 0.07],
        [0.07, 0.25, height + 0.07],
        [0.07, -0.25, height + 0.07],
      ],
      face([206, 204, 200]),
    );
  else addDisc(builder, frame, 0.07, height, 0.27, sides, face([206, 204, 200]));
}

/** An upright polygon that looks along local +x. */
function addDisc(
  builder: MeshBuilder,
  frame: LocalFrame,
  x: number,
  z: number,
  radius: number,
  sides: number,
  finish: Finish,
): void {
  const centre = frame.vertex(builder, x, 0, z);
  const rim = Array.from({ length: sides }, (_, i) => {
    const angle = (2 * Math.PI * (i + 0.5)) / sides;
    return frame.vertex(builder, x, radius * cos(angle), z + radius * sin(angle));
  });
  for (let i = 0; i < sides; i++) builder.triangle(centre, rim[i], rim[(i + 1) % sides], finish);
}
