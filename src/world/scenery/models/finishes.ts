import { MATERIAL } from '../mesh.ts';
import type { Finish } from '../mesh-builder.ts';
import type { Colour } from '../palette.ts';

/** Slots of actors' triangles, see Mesh.slot. */
const SLOT = { body: 1, brake: 2, left: 3, right: 4, blue: 5, dark: 6 } as const;

/** How the parts of a vehicle of one SEMANTIC class look. */
export interface VehicleFinishes {
  readonly body: Finish;
  readonly glass: Finish;
  readonly dark: Finish;
  readonly tyre: Finish;
  readonly rim: Finish;
  readonly headLamp: Finish;
  readonly brakeLamp: Finish;
  readonly leftIndicator: Finish;
  readonly rightIndicator: Finish;
  readonly plate: Finish;
  readonly beacon: Finish;
}

export function vehicleFinishes(semantic: number): VehicleFinishes {
  const plain = (color: Colour, material: number, slot = 0): Finish => ({ color, material, semantic, slot });
  return {
    body: plain([150, 152, 156], MATERIAL.carPaint, SLOT.body),
    glass: plain([26, 31, 36], MATERIAL.glass),
    dark: plain([34, 35, 37], MATERIAL.plain),
    tyre: plain([27, 27, 28], MATERIAL.plain),
    rim: plain([128, 130, 134], MATERIAL.plain),
    headLamp: plain([214, 218, 222], MATERIAL.glass, SLOT.dark),
    brakeLamp: plain([150, 22, 22], MATERIAL.lamp, SLOT.brake),
    leftIndicator: plain([196, 112, 30], MATERIAL.lamp, SLOT.left),
    rightIndicator: plain([196, 112, 30], MATERIAL.lamp, SLOT.right),
    plate: plain([208, 208, 198], MATERIAL.plain),
    beacon: plain([30, 62, 158], MATERIAL.lamp, SLOT.blue),
  };
}
