import { cos, sin } from '../../../../core/math/sin-cos.ts';
import { SEMANTIC } from '../../../../core/semantic-class.ts';
import { MATERIAL, type Mesh } from '../../mesh.ts';
import { type Finish, MeshBuilder } from '../../mesh-builder.ts';
import { addHoop } from './add-hoop.ts';
import { type Attire, addPerson } from './add-person.ts';
import { addLimb } from './add-tube.ts';
import { type Point, plus } from './point.ts';
import { ridingPose } from './riding-pose.ts';

/** A city bicycle and its rider: size of the box [m], and the way that a turn of the cranks makes [m]. */
export const BICYCLE = { length: 1.74, width: 0.62, height: 1.8, development: 5 } as const;

const RADIUS = 0.34;
const AXLES = [-0.53, 0.53] as const;
const CRANK: Point = [-0.1, 0, 0.29];
const CRANK_LENGTH = 0.17;
const PEDAL_OUT = 0.13;
/** From a pedal to the ankle of the foot on it [m]. */
const ANKLE: Point = [-0.08, 0, 0.09];
const SADDLE: Point = [-0.29, 0, 0.95];
const STEM: Point = [0.36, 0, 0.98];
const RIDER = 1.74;

const plain = (color: readonly [number, number, number], semantic: number, slot = 0): Finish => ({
  color,
  material: MATERIAL.plain,
  semantic,
  slot,
});
const FRAME = plain([92, 30, 34], SEMANTIC.bicycle);
const DARK = plain([30, 30, 32], SEMANTIC.bicycle);
const STEEL = plain([150, 152, 156], SEMANTIC.bicycle);
const ATTIRE: Attire = {
  top: plain([110, 120, 130], SEMANTIC.rider, 1),
  trousers: plain([44, 48, 58], SEMANTIC.rider),
  skin: plain([196, 150, 122], SEMANTIC.rider),
  hair: plain([222, 222, 216], SEMANTIC.rider),
  shoes: plain([40, 36, 34], SEMANTIC.rider),
  head: 'helmet',
  hem: 0,
};

/** A bicycle with its rider, the left crank at that angle over forward [rad]; NaN: standing on one foot. */
export function buildBicycle(angle: number): Mesh {
  const builder = new MeshBuilder();
  const stands = Number.isNaN(angle);
  addFrame(builder);
  const turn = stands ? 0 : -angle;
  const pedals = [0, 1].map((i) => pedalAt(turn + i * Math.PI, 1 - 2 * i));
  addCranks(builder, pedals);
  const feet = pedals.map((pedal) => plus(pedal, ANKLE));
  const skeleton = ridingPose({
    height: RIDER,
    pelvis: stands ? [-0.06, 0.05, 0.88] : plus(SADDLE, [0.03, 0, 0.09]),
    lean: stands ? 0.2 : 0.42,
    hands: [
      [0.3, 0.27, 1.06],
      [0.3, -0.27, 1.06],
    ],
    ankles: [stands ? [-0.02, 0.27, 0.07] : feet[0], feet[1]],
  });
  addPerson(builder, skeleton, RIDER, ATTIRE);
  return builder.build();
}

function pedalAt(angle: number, side: number): Point {
  return plus(CRANK, [CRANK_LENGTH * cos(angle), side * PEDAL_OUT, CRANK_LENGTH * sin(angle)]);
}

function addFrame(builder: MeshBuilder): void {
  for (const x of AXLES) addHoop(builder, x, RADIUS, RADIUS, RADIUS - 0.045, 0.02, DARK);
  for (const x of AXLES) addSpokes(builder, x);
  const tube = (from: Point, to: Point, radius: number, finish: Finish) =>
    addLimb(builder, [from, to], [radius, radius], 4, finish);
  const seat: Point = [-0.25, 0, 0.76];
  const head: Point = [0.34, 0, 0.76];
  tube(CRANK, plus(SADDLE, [0, 0, -0.06]), 0.019, FRAME);
  tube(seat, head, 0.017, FRAME);
  tube(CRANK, [0.35, 0, 0.7], 0.021, FRAME);
  for (const y of [0.05, -0.05]) {
    tube([AXLES[0], y, RADIUS], [CRANK[0], y, CRANK[2]], 0.012, FRAME);
    tube([AXLES[0], y, RADIUS], [seat[0], 0.3 * y, seat[2]], 0.01, FRAME);
    tube([AXLES[1], y, RADIUS], [0.36, 0.6 * y, 0.7], 0.014, FRAME);
  }
  tube([0.37, 0, 0.66], STEM, 0.018, STEEL);
  addLimb(
    builder,
    [
      [0.24, 0.29, 1.04],
      [0.38, 0.14, 1.03],
      [0.38, -0.14, 1.03],
      [0.24, -0.29, 1.04],
    ],
    [0.015, 0.013, 0.013, 0.015],
    4,
    DARK,
  );
  addLimb(builder, [plus(SADDLE, [-0.12, 0, 0.02]), plus(SADDLE, [0.13, 0, 0])], [0.07, 0.025], 5, DARK);
}

/** Three bars across the wheel, for the many spokes that no camera tells apart. */
function addSpokes(builder: MeshBuilder, x: number): void {
  for (let i = 0; i < 3; i++) {
    const angle = (Math.PI * (i + 0.5)) / 3;
    const out: Point = [(RADIUS - 0.04) * cos(angle), 0, (RADIUS - 0.04) * sin(angle)];
    const hub: Point = [x, 0, RADIUS];
    addLimb(builder, [plus(hub, out, -1), hub, plus(hub, out)], [0.004, 0.012, 0.004], 3, STEEL);
  }
}

function addCranks(builder: MeshBuilder, pedals: readonly Point[]): void {
  for (const [i, pedal] of pedals.entries()) {
    const inner: Point = [CRANK[0], (1 - 2 * i) * 0.06, CRANK[2]];
    addLimb(builder, [inner, [pedal[0], inner[1], pedal[2]]], [0.013, 0.013], 3, STEEL);
    addLimb(builder, [[pedal[0], inner[1], pedal[2]], plus(pedal, [0, (1 - 2 * i) * 0.04, 0])], [0.02, 0.02], 4, DARK);
  }
}
