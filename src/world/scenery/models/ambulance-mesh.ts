import { LocalFrame } from '../box-mesh.ts';
import { MATERIAL, type Mesh } from '../mesh.ts';
import { type Finish, MeshBuilder } from '../mesh-builder.ts';
import { addCar } from './car-shape.ts';
import { VAN } from './car-shapes.ts';
import { vehicleFinishes } from './finishes.ts';

/** A panel van as an ambulance of SEMANTIC class `semantic`: white, with stripes and blue beacons; 2.44 m high. */
export function buildAmbulance(semantic: number): Mesh {
  const builder = new MeshBuilder();
  const frame = new LocalFrame(0, 0, 0, 0);
  const finishes = vehicleFinishes(semantic);
  // Its colour is its own whoever drives it: only the row of fields below the stripe is painted.
  const white: Finish = { color: [226, 228, 226], material: MATERIAL.carPaint, semantic };
  const stripe: Finish = { color: [206, 40, 34], material: MATERIAL.plain, semantic };
  addCar(builder, VAN, { ...finishes, body: white });
  for (const side of [1, -1] as const) {
    addStripe(builder, frame, side, [-2.45, 1.4], [0.86, 1.04], 0.988, stripe);
    for (const from of [-2.4, -1.1, 0.2])
      addStripe(builder, frame, side, [from, from + 0.65], [0.68, 0.84], 0.998, finishes.body);
  }
  frame.box(builder, [0.55, -0.72, 2.25], [0.95, 0.72, 2.3], finishes.dark);
  for (const side of [1, -1] as const) {
    const [inner, outer] = side === 1 ? [0.22, 0.7] : [-0.7, -0.22];
    frame.box(builder, [0.58, inner, 2.3], [0.92, outer, 2.44], finishes.beacon);
  }
  return builder.build();
}

/** A strip along a side, a little outside the body's skin; `half` is half the width there [m]. */
function addStripe(
  builder: MeshBuilder,
  frame: LocalFrame,
  side: 1 | -1,
  [rear, front]: readonly [number, number],
  [low, high]: readonly [number, number],
  half: number,
  finish: Finish,
): void {
  const y = side * (half + 0.004);
  const [from, to] = side === 1 ? [front, rear] : [rear, front];
  frame.quad(
    builder,
    [
      [from, y, low],
      [to, y, low],
      [to, y, high],
      [from, y, high],
    ],
    finish,
  );
}
