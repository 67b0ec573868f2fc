import { LocalFrame } from '../box-mesh.ts';
import type { Mesh } from '../mesh.ts';
import { type Finish, MeshBuilder } from '../mesh-builder.ts';
import { type VehicleFinishes, vehicleFinishes } from './finishes.ts';
import { addWheel } from './wheel-mesh.ts';

/** A cut through the lower body at x [m]: heights and half widths of sill, waist and shoulder. */
export interface BodySection {
  readonly x: number;
  readonly sill: readonly [z: number, half: number];
  readonly waist: readonly [z: number, half: number];
  readonly shoulder: readonly [z: number, half: number];
}

/** The glasshouse: where its windows begin and end along x, at the shoulder and at the roof. */
export interface Cabin {
  readonly rearBase: number;
  readonly rearRoof: number;
  readonly frontRoof: number;
  readonly frontBase: number;
  readonly baseZ: number;
  readonly roofZ: number;
  readonly baseHalf: number;
  readonly roofHalf: number;
  /** Side windows as shares of the cabin's length, from the rear: [from, to]. */
  readonly panes: readonly (readonly [number, number])[];
  readonly rearWindow: boolean;
}

/** A car: x forward, origin at the centre of its footprint on the ground. Sections from the rear forward. */
export interface CarShape {
  readonly sections: readonly BodySection[];
  readonly cabin: Cabin;
  readonly axles: readonly [rear: number, front: number];
  readonly wheelRadius: number;
  /** Half the distance between the wheels' outer faces [m]. */
  readonly trackHalf: number;
  /** Heights of the lamps [m]. */
  readonly headLampZ: number;
  readonly tailLampZ: number;
}

type Point = readonly [number, number, number];

/** Builds a car of SEMANTIC class `semantic`. */
export function buildCar(shape: CarShape, semantic: number): Mesh {
  const builder = new MeshBuilder();
  addCar(builder, shape, vehicleFinishes(semantic));
  return builder.build();
}

/** Adds a car to what is built. */
export function addCar(builder: MeshBuilder, shape: CarShape, finishes: VehicleFinishes): void {
  const frame = new LocalFrame(0, 0, 0, 0);
  addBody(builder, frame, shape.sections, finishes.body, finishes.dark);
  addCabin(builder, frame, shape.cabin, finishes.body, finishes.glass);
  for (const x of shape.axles) {
    for (const side of [1, -1] as const) {
      addWheel(builder, frame, x, side * shape.trackHalf, side, shape.wheelRadius, finishes);
    }
  }
  addFaces(builder, frame, shape, finishes);
}

/** Skin between the sections, a dark sill below, closed in front and behind. */
function addBody(
  builder: MeshBuilder,
  frame: LocalFrame,
  sections: readonly BodySection[],
  body: Finish,
  dark: Finish,
): void {
  const ring = ({ x, sill, waist, shoulder }: BodySection): Point[] => [
    [x, -sill[1], sill[0]],
    [x, -waist[1], waist[0]],
    [x, -shoulder[1], shoulder[0]],
    [x, shoulder[1], shoulder[0]],
    [x, waist[1], waist[0]],
    [x, sill[1], sill[0]],
  ];
  const rings = sections.map(ring);
  for (let k = 1; k < rings.length; k++) {
    for (let i = 0; i < 5; i++) {
      const finish = i === 0 || i === 4 ? dark : body;
      frame.quad(builder, [rings[k - 1][i], rings[k][i], rings[k][i + 1], rings[k - 1][i + 1]], finish);
    }
  }
  const rear = rings[0];
  const front = rings[rings.length - 1];
  frame.quad(builder, [rear[0], rear[1], rear[4], rear[5]], dark);
  frame.quad(builder, [rear[1], rear[2], rear[3], rear[4]], body);
  frame.quad(builder, [front[5], front[4], front[1], front[0]], dark);
  frame.quad(builder, [front[4], front[3], front[2], front[1]], body);
}

function addCabin(builder: MeshBuilder, frame: LocalFrame, cabin: Cabin, body: Finish, glass: Finish): void {
  const { rearBase, rearRoof, frontRoof, frontBase, baseZ, roofZ, baseHalf: b, roofHalf: r } = cabin;
  frame.quad(
    builder,
    [
      [rearRoof, -r, roofZ],
      [frontRoof, -r, roofZ],
      [frontRoof, r, roofZ],
      [rearRoof, r, roofZ],
    ],
    body,
  );
  const windscreen: Point[] = [
    [frontBase, -b, baseZ],
    [frontBase, b, baseZ],
    [frontRoof, r, roofZ],
    [frontRoof, -r, roofZ],
  ];
  const rear: Point[] = [
    [rearBase, b, baseZ],
    [rearBase, -b, baseZ],
    [rearRoof, -r, roofZ],
    [rearRoof, r, roofZ],
  ];
  frame.quad(builder, windscreen, body);
  frame.quad(builder, rear, body);
  addPane(builder, frame, windscreen, [0.06, 0.94], [0.06, 0.92], glass);
  if (cabin.rearWindow) addPane(builder, frame, rear, [0.1, 0.9], [0.2, 0.88], glass);
  for (const side of [1, -1] as const) {
    const from = side === 1 ? [frontBase, frontRoof] : [rearBase, rearRoof];
    const to = side === 1 ? [rearBase, rearRoof] : [frontBase, frontRoof];
    const wall: Point[] = [
      [from[0], side * b, baseZ],
      [to[0], side * b, baseZ],
      [to[1], side * r, roofZ],
      [from[1], side * r, roofZ],
    ];
    frame.quad(builder, wall, body);
    for (const [a, c] of cabin.panes) {
      addPane(builder, frame, wall, side === 1 ? [1 - c, 1 - a] : [a, c], [0.08, 0.88], glass);
    }
  }
}

/** A pane just outside a quadrilateral, over these shares of its width and height. */
function addPane(
  builder: MeshBuilder,
  frame: LocalFrame,
  [p, q, r, s]: readonly Point[],
  across: readonly [number, number],
  up: readonly [number, number],
  glass: Finish,
): void {
  const at = (u: number, v: number): Point => {
    const mix = (axis: 0 | 1 | 2) =>
      (1 - v) * (p[axis] + u * (q[axis] - p[axis])) + v * (s[axis] + u * (r[axis] - s[axis]));
    return [mix(0) + OFF * normal[0], mix(1) + OFF * normal[1], mix(2) + OFF * normal[2]];
  };
  const normal = normalOf(p, q, s);
  frame.quad(builder, [at(across[0], up[0]), at(across[1], up[0]), at(across[1], up[1]), at(across[0], up[1])], glass);
}

/** How far panes stand off the body [m]. */
const OFF = 0.012;

function normalOf(p: Point, q: Point, s: Point): Point {
  const a = [q[0] - p[0], q[1] - p[1], q[2] - p[2]];
  const b = [s[0] - p[0], s[1] - p[1], s[2] - p[2]];
  const n = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  const length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
  return [n[0] / length, n[1] / length, n[2] / length];
}

/** Lamps and number plates on the first and last section. */
function addFaces(
  builder: MeshBuilder,
  frame: LocalFrame,
  shape: CarShape,
  finishes: ReturnType<typeof vehicleFinishes>,
): void {
  const { sections, headLampZ, tailLampZ } = shape;
  const front = sections[sections.length - 1];
  const rear = sections[0];
  const patch = (x: number, facing: 1 | -1, y: number, z: number, half: number, tall: number, finish: Finish) => {
    const px = x + facing * OFF;
    const a = y - facing * -half;
    const b = y + facing * -half;
    frame.quad(
      builder,
      [
        [px, b, z - tall],
        [px, a, z - tall],
        [px, a, z + tall],
        [px, b, z + tall],
      ],
      finish,
    );
  };
  for (const side of [1, -1] as const) {
    const indicator = side === 1 ? finishes.leftIndicator : finishes.rightIndicator;
    const outer = Math.min(front.waist[1], front.shoulder[1]);
    patch(front.x, 1, side * (outer - 0.2), headLampZ, 0.17, 0.065, finishes.headLamp);
    patch(front.x, 1, side * (outer - 0.04), headLampZ, 0.035, 0.055, indicator);
    const back = Math.min(rear.waist[1], rear.shoulder[1]);
    patch(rear.x, -1, side * (back - 0.14), tailLampZ, 0.12, 0.08, finishes.brakeLamp);
    patch(rear.x, -1, side * (back - 0.14), tailLampZ - 0.125, 0.12, 0.04, indicator);
  }
  patch(front.x, 1, 0, headLampZ - 0.12, 0.45, 0.07, finishes.dark);
  patch(rear.x, -1, 0, tailLampZ - 0.14, 0.26, 0.055, finishes.plate);
}
