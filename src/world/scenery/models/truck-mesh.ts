import { LocalFrame } from '../box-mesh.ts';
import type { Mesh } from '../mesh.ts';
import { MATERIAL } from '../mesh.ts';
import { type Finish, MeshBuilder } from '../mesh-builder.ts';
import { vehicleFinishes } from './finishes.ts';
import { addWheel } from './wheel-mesh.ts';

/** A two-axle box truck of SEMANTIC class `semantic`, 7.2 m long, 2.3 m wide and 3.1 m high. */
export function buildTruck(semantic: number): Mesh {
  const builder = new MeshBuilder();
  const frame = new LocalFrame(0, 0, 0, 0);
  const finishes = vehicleFinishes(semantic);
  const box: Finish = { color: [184, 184, 180], material: MATERIAL.plain, semantic };
  frame.box(builder, [-3.6, -0.5, 0.5], [3.3, 0.5, 0.85], finishes.dark);
  frame.box(builder, [-3.6, -1.15, 0.85], [1.65, 1.15, 3.1], box);
  frame.box(builder, [-3.58, -1.17, 0.75], [1.6, 1.17, 0.98], finishes.body);
  frame.box(builder, [1.8, -1.08, 0.45], [3.55, 1.08, 1.5], finishes.body);
  addCab(builder, frame, finishes);
  for (const x of [-2.05, 2.6]) {
    for (const side of [1, -1] as const) addWheel(builder, frame, x, side * 1.1, side, 0.42, finishes);
  }
  addLamps(builder, frame, finishes);
  return builder.build();
}

type Finishes = ReturnType<typeof vehicleFinishes>;

function addCab(builder: MeshBuilder, frame: LocalFrame, { body, glass }: Finishes): void {
  const low = 1.5;
  const high = 2.45;
  frame.quad(
    builder,
    [
      [1.8, -0.98, high],
      [3.2, -0.98, high],
      [3.2, 0.98, high],
      [1.8, 0.98, high],
    ],
    body,
  );
  frame.quad(
    builder,
    [
      [3.55, -1.08, low],
      [3.55, 1.08, low],
      [3.2, 0.98, high],
      [3.2, -0.98, high],
    ],
    body,
  );
  frame.quad(
    builder,
    [
      [3.56, -0.98, low + 0.06],
      [3.56, 0.98, low + 0.06],
      [3.26, 0.9, high - 0.1],
      [3.26, -0.9, high - 0.1],
    ],
    glass,
  );
  frame.quad(
    builder,
    [
      [1.8, 1.08, low],
      [1.8, -1.08, low],
      [1.8, -0.98, high],
      [1.8, 0.98, high],
    ],
    body,
  );
  for (const side of [1, -1] as const) {
    const wall = [
      [side === 1 ? 3.55 : 1.8, side * 1.08, low],
      [side === 1 ? 1.8 : 3.55, side * 1.08, low],
      [side === 1 ? 1.8 : 3.2, side * 0.98, high],
      [side === 1 ? 3.2 : 1.8, side * 0.98, high],
    ] as const;
    frame.quad(builder, wall, body);
    const a = side === 1 ? 3.38 : 2.3;
    const b = side === 1 ? 2.3 : 3.38;
    const c = side === 1 ? 2.3 : 3.16;
    const d = side === 1 ? 3.16 : 2.3;
    frame.quad(
      builder,
      [
        [a, side * 1.09, low + 0.05],
        [b, side * 1.09, low + 0.05],
        [c, side * 1.015, high - 0.12],
        [d, side * 1.015, high - 0.12],
      ],
      glass,
    );
  }
}

function addLamps(builder: MeshBuilder, frame: LocalFrame, finishes: Finishes): void {
  for (const side of [1, -1] as const) {
    const indicator = side === 1 ? finishes.leftIndicator : finishes.rightIndicator;
    front(builder, frame, side * 0.78, 0.75, 0.16, 0.08, finishes.headLamp);
    front(builder, frame, side * 1.0, 0.75, 0.05, 0.07, indicator);
    rear(builder, frame, side * 0.92, 0.68, 0.14, 0.08, finishes.brakeLamp);
    rear(builder, frame, side * 0.7, 0.68, 0.06, 0.08, indicator);
  }
  front(builder, frame, 0, 1.1, 0.6, 0.2, finishes.dark);
  rear(builder, frame, 0, 0.68, 0.26, 0.06, finishes.plate);
  rear(builder, frame, 0, 1.98, 0.02, 1.1, finishes.dark);
}

function front(
  builder: MeshBuilder,
  frame: LocalFrame,
  y: number,
  z: number,
  half: number,
  tall: number,
  finish: Finish,
): void {
  frame.quad(
    builder,
    [
      [3.57, y - half, z - tall],
      [3.57, y + half, z - tall],
      [3.57, y + half, z + tall],
      [3.57, y - half, z + tall],
    ],
    finish,
  );
}

function rear(
  builder: MeshBuilder,
  frame: LocalFrame,
  y: number,
  z: number,
  half: number,
  tall: number,
  finish: Finish,
): void {
  frame.quad(
    builder,
    [
      [-3.62, y + half, z - tall],
      [-3.62, y - half, z - tall],
      [-3.62, y - half, z + tall],
      [-3.62, y + half, z + tall],
    ],
    finish,
  );
}
