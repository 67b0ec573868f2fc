import { LocalFrame } from '../box-mesh.ts';
import type { Mesh } from '../mesh.ts';
import { type Finish, MeshBuilder } from '../mesh-builder.ts';
import { type VehicleFinishes, vehicleFinishes } from './finishes.ts';
import { addWheel } from './wheel-mesh.ts';

/** Ends of the body [m], half of its width, heights of its skirt, its windows, where the roof bends and its top. */
const REAR = -5.97;
const FRONT = 5.97;
const HALF = 1.26;
const SKIRT = 0.32;
const SILL = 1.28;
const LINTEL = 2.55;
const CANT = 2.64;
const ROOF = 2.86;
/** How far the roof's edge is drawn in from the walls [m]. */
const BEVEL = 0.2;
/** Axles: the front wheels are behind the door. */
const AXLES = [-2.9, 3.1] as const;
const WHEEL_RADIUS = 0.48;
/** Glass and lamps stand this far off the body [m]. */
const OFF = 0.012;
/** Panes along a side: from and to [m]; doors reach down to the floor. */
const PANES: readonly (readonly [from: number, to: number])[] = [
  [-5.6, -4.3],
  [-4.15, -2.75],
  [-2.6, -1.2],
  [0.45, 1.75],
  [1.9, 3.2],
];
const DOORS: readonly (readonly [from: number, to: number])[] = [
  [-1.05, 0.3],
  [4.2, 5.45],
];

/** A two-axle city bus of SEMANTIC class `semantic`, 12 m long, 2.55 m wide and 3.06 m high. */
export function buildBus(semantic: number): Mesh {
  const builder = new MeshBuilder();
  const frame = new LocalFrame(0, 0, 0, 0);
  const finishes = vehicleFinishes(semantic);
  const { body, dark } = finishes;
  frame.box(builder, [REAR, -HALF, SKIRT], [FRONT, HALF, CANT], body);
  addRoof(builder, frame, body);
  frame.box(builder, [-4.6, -0.9, ROOF], [-1.2, 0.9, 3.06], dark);
  frame.box(builder, [0.6, -0.8, ROOF], [3.4, 0.8, 3.0], dark);
  for (const side of [1, -1] as const) {
    for (const [from, to] of PANES) pane(builder, frame, side, from, to, SILL, LINTEL, finishes.glass);
    if (side === 1) for (const [from, to] of DOORS) pane(builder, frame, side, from, to, SILL, LINTEL, finishes.glass);
    else for (const [from, to] of DOORS) addDoor(builder, frame, from, to, finishes);
    for (const x of AXLES) addWheel(builder, frame, x, side * (HALF - 0.005), side, WHEEL_RADIUS, finishes);
  }
  face(builder, frame, 1, 0, 1.16, 1.02, 2.42, finishes.glass);
  face(builder, frame, 1, 0, 0.95, 2.45, 2.61, dark);
  face(builder, frame, -1, 0, 0.95, 1.6, 2.42, finishes.glass);
  face(builder, frame, -1, 0, 0.85, 0.5, 1.3, dark);
  addLamps(builder, frame, finishes);
  return builder.build();
}

function addRoof(builder: MeshBuilder, frame: LocalFrame, body: Finish): void {
  const low = [
    [REAR, -HALF],
    [FRONT, -HALF],
    [FRONT, HALF],
    [REAR, HALF],
  ] as const;
  const corner = (k: number) => [low[k][0], low[k][1], CANT] as const;
  const edge = (k: number) =>
    [low[k][0] - Math.sign(low[k][0]) * BEVEL, low[k][1] - Math.sign(low[k][1]) * BEVEL, ROOF] as const;
  for (let k = 0; k < 4; k++) {
    const next = (k + 1) % 4;
    frame.quad(builder, [corner(k), corner(next), edge(next), edge(k)], body);
  }
  frame.quad(builder, [edge(0), edge(1), edge(2), edge(3)], body);
}

/** Two wings of a door on the right, glass down to the floor. */
function addDoor(
  builder: MeshBuilder,
  frame: LocalFrame,
  from: number,
  to: number,
  { glass, dark }: VehicleFinishes,
): void {
  const middle = (from + to) / 2;
  pane(builder, frame, -1, from - 0.05, to + 0.05, SKIRT + 0.04, LINTEL + 0.05, dark);
  pane(builder, frame, -1, from, middle - 0.03, SKIRT + 0.12, LINTEL, glass, 2 * OFF);
  pane(builder, frame, -1, middle + 0.03, to, SKIRT + 0.12, LINTEL, glass, 2 * OFF);
}

function addLamps(builder: MeshBuilder, frame: LocalFrame, finishes: VehicleFinishes): void {
  for (const side of [1, -1] as const) {
    const indicator = side === 1 ? finishes.leftIndicator : finishes.rightIndicator;
    face(builder, frame, 1, side * 0.9, 0.2, 0.62, 0.8, finishes.headLamp);
    face(builder, frame, 1, side * 1.17, 0.06, 0.62, 0.8, indicator);
    face(builder, frame, -1, side * 1.08, 0.11, 1.0, 1.24, finishes.brakeLamp);
    face(builder, frame, -1, side * 1.08, 0.11, 0.78, 0.96, indicator);
    face(builder, frame, -1, side * 1.08, 0.11, 2.48, 2.6, finishes.brakeLamp);
    // Repeaters on the sides, that those beside it see.
    pane(builder, frame, side, 3.95, 4.1, 0.95, 1.07, indicator);
  }
  face(builder, frame, 1, 0, 0.26, 0.42, 0.53, finishes.plate);
  face(builder, frame, -1, 0, 0.26, 0.38, 0.49, finishes.plate);
}

/** A patch on a side: from and to along x, low and high. */
function pane(
  builder: MeshBuilder,
  frame: LocalFrame,
  side: 1 | -1,
  from: number,
  to: number,
  low: number,
  high: number,
  finish: Finish,
  off = OFF,
): void {
  const y = side * (HALF + off);
  const [a, b] = side === 1 ? [to, from] : [from, to];
  frame.quad(
    builder,
    [
      [a, y, low],
      [b, y, low],
      [b, y, high],
      [a, y, high],
    ],
    finish,
  );
}

/** A patch on the front (1) or the rear (-1): middle and half its width, low and high. */
function face(
  builder: MeshBuilder,
  frame: LocalFrame,
  facing: 1 | -1,
  y: number,
  half: number,
  low: number,
  high: number,
  finish: Finish,
): void {
  const x = facing === 1 ? FRONT + OFF : REAR - OFF;
  const [a, b] = [y - facing * half, y + facing * half];
  frame.quad(
    builder,
    [
      [x, a, low],
      [x, b, low],
      [x, b, high],
      [x, a, high],
    ],
    finish,
  );
}
