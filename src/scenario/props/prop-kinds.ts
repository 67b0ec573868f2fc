import type { ObjectKind, ObjectSize } from '../../world/scenery/objects/object-kind.ts';

/** What a thing looks like, how large it is [m], and its mass where a car can push it away [kg]. */
export interface PropKind {
  readonly look: ObjectKind;
  readonly size: ObjectSize;
  readonly mass?: number;
}

/**
 * Things that a scene may put anywhere, by name. Cones of 75 cm weigh about 4 kg (BASt TL-Leitkegel), drums without water
 * 16 kg, beacons on their foot 35 kg; a parcel of paper has 300 kg/m^3.
 */
export const PROP_KINDS = {
  cone: { look: 'cone', size: { length: 0.36, width: 0.36, height: 0.75 }, mass: 4 },
  drum: { look: 'drum', size: { length: 0.6, width: 0.6, height: 1 }, mass: 16 },
  delineator: { look: 'delineator', size: { length: 0.12, width: 0.1, height: 1 }, mass: 35 },
  box: { look: 'box', size: { length: 0.8, width: 0.6, height: 0.6 }, mass: 86 },
  bollard: { look: 'bollard', size: { length: 0.15, width: 0.15, height: 0.9 } },
  barrier: { look: 'concreteBarrier', size: { length: 4, width: 0.6, height: 0.81 } },
  fence: { look: 'fence', size: { length: 2, width: 0.1, height: 1.2 } },
  wall: { look: 'wall', size: { length: 4, width: 0.3, height: 2 } },
} as const satisfies Record<string, PropKind>;

export type PropName = keyof typeof PROP_KINDS;
export const PROP_NAMES = Object.keys(PROP_KINDS) as [PropName, ...PropName[]];
