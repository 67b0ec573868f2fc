import { SEMANTIC } from '../../../../core/semantic-class.ts';
import { LocalFrame } from '../../box-mesh.ts';
import { MATERIAL, type Mesh } from '../../mesh.ts';
import { type Finish, MeshBuilder } from '../../mesh-builder.ts';
import { vehicleFinishes } from '../finishes.ts';
import { addHoop } from './add-hoop.ts';
import { type Attire, addPerson } from './add-person.ts';
import { addLimb, addTube } from './add-tube.ts';
import type { Point } from './point.ts';
import { ridingPose } from './riding-pose.ts';

/** A motorcycle and its rider: size of the box [m]. */
export const MOTORCYCLE = { length: 2.06, width: 0.78, height: 1.69 } as const;

const RADIUS = 0.31;
const AXLES = [-0.7, 0.72] as const;
const RIDER = 1.76;
const CLOTHES = { material: MATERIAL.plain, semantic: SEMANTIC.rider };
const ATTIRE: Attire = {
  top: { color: [46, 47, 50], ...CLOTHES },
  trousers: { color: [34, 36, 42], ...CLOTHES },
  skin: { color: [30, 32, 36], ...CLOTHES },
  hair: { color: [206, 206, 204], ...CLOTHES },
  shoes: { color: [26, 25, 25], ...CLOTHES },
  head: 'helmet',
  hem: 0,
};

/** A motorcycle with its rider, riding or standing on one foot. Tank and tail have the body's colour. */
export function buildMotorcycle(stands: boolean): Mesh {
  const builder = new MeshBuilder();
  addMachine(builder);
  const skeleton = ridingPose({
    height: RIDER,
    pelvis: [-0.24, 0, 0.87],
    lean: 0.36,
    hands: [
      [0.4, 0.33, 1.03],
      [0.4, -0.33, 1.03],
    ],
    ankles: [stands ? [-0.1, 0.36, 0.075] : [-0.2, 0.21, 0.39], [-0.2, -0.21, 0.39]],
  });
  addPerson(builder, skeleton, RIDER, ATTIRE);
  return builder.build();
}

function addMachine(builder: MeshBuilder): void {
  const finishes = vehicleFinishes(SEMANTIC.motorcycle);
  const frame = new LocalFrame(0, 0, 0, 0);
  const { body, dark, rim } = finishes;
  for (const x of AXLES) addHoop(builder, x, RADIUS, RADIUS, 0.17, 0.06, finishes.tyre);
  frame.box(builder, [-0.3, -0.17, 0.24], [0.3, 0.17, 0.62], dark);
  addTube(
    builder,
    [
      { at: [-0.1, 0, 0.74], across: 0.11, along: 0.1 },
      { at: [0.12, 0, 0.82], across: 0.17, along: 0.14 },
      { at: [0.36, 0, 0.84], across: 0.13, along: 0.11 },
    ],
    8,
    body,
  );
  addTube(
    builder,
    [
      { at: [0, 0, 0.74], across: 0.12, along: 0.05 },
      { at: [-0.4, 0, 0.77], across: 0.15, along: 0.06 },
      { at: [-0.72, 0, 0.82], across: 0.11, along: 0.05 },
    ],
    6,
    dark,
  );
  addLimb(
    builder,
    [
      [-0.5, 0, 0.72],
      [-0.98, 0, 0.78],
    ],
    [0.09, 0.06],
    6,
    body,
  );
  for (const y of [0.1, -0.1]) {
    addLimb(
      builder,
      [
        [AXLES[1], y, RADIUS],
        [0.42, y, 1.0],
      ],
      [0.026, 0.024],
      4,
      rim,
    );
    addLimb(
      builder,
      [
        [AXLES[0], y, RADIUS],
        [-0.2, y, 0.4],
      ],
      [0.03, 0.035],
      4,
      dark,
    );
  }
  addLimb(
    builder,
    [
      [0.1, -0.18, 0.32],
      [-0.4, -0.2, 0.32],
      [-0.82, -0.22, 0.42],
    ],
    [0.035, 0.045, 0.05],
    5,
    rim,
  );
  addBars(builder, frame, dark);
  addLamps(builder, frame, finishes);
}

function addBars(builder: MeshBuilder, frame: LocalFrame, dark: Finish): void {
  const bar: Point[] = [
    [0.34, 0.38, 1.03],
    [0.44, 0.16, 1.02],
    [0.44, -0.16, 1.02],
    [0.34, -0.38, 1.03],
  ];
  addLimb(builder, bar, [0.02, 0.018, 0.018, 0.02], 4, dark);
  for (const side of [1, -1]) {
    addLimb(
      builder,
      [
        [0.4, side * 0.27, 1.04],
        [0.42, side * 0.32, 1.18],
      ],
      [0.008, 0.008],
      3,
      dark,
    );
    frame.box(builder, [0.4, side * 0.33 - 0.06, 1.16], [0.43, side * 0.33 + 0.06, 1.23], dark);
  }
}

function addLamps(builder: MeshBuilder, frame: LocalFrame, finishes: ReturnType<typeof vehicleFinishes>): void {
  addLimb(
    builder,
    [
      [0.44, 0, 0.9],
      [0.62, 0, 0.9],
    ],
    [0.07, 0.095],
    8,
    finishes.dark,
  );
  const patch = (x: number, facing: 1 | -1, y: number, z: number, half: number, tall: number, finish: Finish) =>
    frame.quad(
      builder,
      [
        [x, y - facing * half, z - tall],
        [x, y + facing * half, z - tall],
        [x, y + facing * half, z + tall],
        [x, y - facing * half, z + tall],
      ],
      finish,
    );
  patch(0.625, 1, 0, 0.9, 0.075, 0.06, finishes.headLamp);
  patch(-0.985, -1, 0, 0.79, 0.075, 0.035, finishes.brakeLamp);
  patch(-0.975, -1, 0, 0.62, 0.09, 0.06, finishes.plate);
  frame.box(builder, [-0.97, -0.02, 0.56], [-0.9, 0.02, 0.76], finishes.dark);
  for (const side of [1, -1] as const) {
    const indicator = side === 1 ? finishes.leftIndicator : finishes.rightIndicator;
    patch(0.56, 1, side * 0.19, 0.9, 0.035, 0.03, indicator);
    patch(-0.93, -1, side * 0.15, 0.74, 0.035, 0.03, indicator);
    addLimb(
      builder,
      [
        [0.55, side * 0.08, 0.9],
        [0.55, side * 0.22, 0.9],
      ],
      [0.02, 0.03],
      4,
      finishes.dark,
    );
    addLimb(
      builder,
      [
        [-0.9, side * 0.05, 0.74],
        [-0.9, side * 0.18, 0.74],
      ],
      [0.015, 0.025],
      4,
      finishes.dark,
    );
  }
}
