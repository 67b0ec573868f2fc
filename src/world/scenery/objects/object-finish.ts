import { SEMANTIC } from '../../../core/semantic-class.ts';
import { MATERIAL } from '../mesh.ts';
import type { Finish } from '../mesh-builder.ts';
import type { ObjectKind } from './object-kind.ts';

export const STEEL: Finish = { color: [126, 128, 130], material: MATERIAL.plain, semantic: SEMANTIC.pole };
export const RAIL: Finish = { color: [150, 152, 154], material: MATERIAL.plain, semantic: SEMANTIC.fence };
export const CONCRETE: Finish = { color: [152, 150, 144], material: MATERIAL.concrete, semantic: SEMANTIC.wall };

const LEAVES: Finish = { color: [78, 98, 52], material: MATERIAL.foliage, semantic: SEMANTIC.vegetation };
const TIMBER: Finish = { color: [122, 100, 78], material: MATERIAL.plain, semantic: SEMANTIC.fence };
const STONE: Finish = { color: [148, 142, 132], material: MATERIAL.facade, semantic: SEMANTIC.wall };
const PLASTER: Finish = { color: [186, 178, 164], material: MATERIAL.facade, semantic: SEMANTIC.building };
const KERB: Finish = { color: [146, 144, 139], material: MATERIAL.concrete, semantic: SEMANTIC.sidewalk };
const CRATE: Finish = { color: [140, 132, 118], material: MATERIAL.plain, semantic: SEMANTIC.wall };

/** What a plain body of a kind is made of: extruded outlines, boxes and walls. */
export function finishOf(kind: ObjectKind): Finish {
  switch (kind) {
    case 'tree':
    case 'bush':
    case 'hedge':
      return LEAVES;
    case 'fence':
      return TIMBER;
    case 'guardRail':
    case 'railing':
      return RAIL;
    case 'wall':
      return STONE;
    case 'concreteBarrier':
      return CONCRETE;
    case 'building':
      return PLASTER;
    case 'island':
    case 'flat':
      return KERB;
    case 'car':
      return { color: [120, 124, 132], material: MATERIAL.carPaint, semantic: SEMANTIC.car };
    case 'truck':
      return { color: [176, 174, 168], material: MATERIAL.carPaint, semantic: SEMANTIC.truck };
    case 'bus':
      return { color: [150, 60, 52], material: MATERIAL.carPaint, semantic: SEMANTIC.bus };
    case 'bicycle':
      return { color: [60, 64, 70], material: MATERIAL.plain, semantic: SEMANTIC.bicycle };
    case 'person':
      return { color: [84, 92, 110], material: MATERIAL.plain, semantic: SEMANTIC.person };
    case 'box':
    case 'none':
      return CRATE;
    default:
      return STEEL;
  }
}
