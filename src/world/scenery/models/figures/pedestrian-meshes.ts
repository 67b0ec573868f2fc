import { SEMANTIC } from '../../../../core/semantic-class.ts';
import { MATERIAL, type Mesh } from '../../mesh.ts';
import { type Finish, MeshBuilder } from '../../mesh-builder.ts';
import { type Attire, addPerson } from './add-person.ts';
import { walkingPose } from './walking-pose.ts';

/** Who walks: height, and the way that two steps make [m]. */
export interface PedestrianShape {
  readonly name: string;
  readonly height: number;
  readonly stride: number;
  readonly attire: Attire;
}

const plain = (color: readonly [number, number, number], slot = 0): Finish => ({
  color,
  material: MATERIAL.plain,
  semantic: SEMANTIC.person,
  slot,
});

/** Heights after the NCD Risk Factor Collaboration 2016 (western Europe) and WHO growth references at eight years. */
export const PEDESTRIANS: readonly PedestrianShape[] = [
  {
    name: 'man',
    height: 1.78,
    stride: 1.46,
    attire: {
      top: plain([120, 124, 130], 1),
      trousers: plain([42, 48, 66]),
      skin: plain([202, 154, 124]),
      hair: plain([58, 42, 30]),
      shoes: plain([42, 34, 30]),
      head: 'short',
      hem: 0,
    },
  },
  {
    name: 'woman',
    height: 1.66,
    stride: 1.34,
    attire: {
      top: plain([150, 120, 120], 1),
      trousers: plain([38, 36, 40]),
      skin: plain([172, 122, 92]),
      hair: plain([44, 30, 24]),
      shoes: plain([60, 44, 38]),
      head: 'long',
      hem: 0.72,
    },
  },
  {
    name: 'child',
    height: 1.28,
    stride: 1.06,
    attire: {
      top: plain([200, 160, 60], 1),
      trousers: plain([70, 84, 110]),
      skin: plain([224, 178, 148]),
      hair: plain([128, 92, 52]),
      shoes: plain([190, 190, 188]),
      head: 'short',
      hem: 0,
      bag: plain([178, 40, 48]),
    },
  },
];

/** A pedestrian at that angle of the stride [rad], see walkingPose. */
export function buildPedestrian({ height, attire }: PedestrianShape, angle: number): Mesh {
  const builder = new MeshBuilder();
  addPerson(builder, walkingPose(height, angle), height, attire);
  return builder.build();
}
