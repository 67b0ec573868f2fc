import type { Mesh } from '../../world/scenery/mesh.ts';
import { SRGB_TO_LINEAR } from './tone-curve.ts';

/** First slot of lamps in static scenery, see Mesh.slot. */
const FIRST_LAMP_SLOT = 8;

/** A triangle that is a lamp of a signal. */
export interface SignalLamp {
  readonly primitive: number;
  readonly signal: number;
  /** 0 red, 1 amber, 2 green. */
  readonly lamp: number;
}

/** Places of a primitive's numbers in PrimitiveTable.surface, beside each other so that one cache line holds them. */
export const SURFACE = {
  stride: 8,
  /** Linear colour. */
  red: 0,
  green: 1,
  blue: 2,
  /** Light that it gives off itself, as a multiple of its colour. */
  glow: 3,
  /** Unit normal, map frame. */
  nx: 4,
  ny: 5,
  nz: 6,
} as const;

/** Room for the triangles of models at first. */
const FIRST_DYNAMIC = 16384;

/**
 * What the shading needs of every triangle that may be seen, by primitive number: first all static meshes in their
 * order, then room that the models of a frame fill anew.
 */
export class PrimitiveTable {
  /** First primitive of each mesh. */
  readonly firstOfMesh: readonly number[];
  /** First primitive of the room for models. */
  readonly firstDynamic: number;
  readonly lamps: readonly SignalLamp[];
  /** SURFACE numbers of each primitive. */
  surface: Float32Array;
  /** MATERIAL, SEMANTIC class and actor's id of each primitive. */
  material: Uint8Array;
  semantic: Uint8Array;
  instance: Uint16Array;
  /** Kind and colour of the lane marking that each static primitive is part of, see core/mark-kind.ts. */
  readonly mark: Uint8Array;

  constructor(meshes: readonly Mesh[]) {
    const firstOfMesh: number[] = [];
    let count = 0;
    for (const mesh of meshes) {
      firstOfMesh.push(count);
      count += mesh.material.length;
    }
    const capacity = count + FIRST_DYNAMIC;
    this.firstOfMesh = firstOfMesh;
    this.firstDynamic = count;
    this.surface = new Float32Array(SURFACE.stride * capacity);
    this.material = new Uint8Array(capacity);
    this.semantic = new Uint8Array(capacity);
    this.instance = new Uint16Array(capacity);
    this.mark = new Uint8Array(count);
    meshes.forEach((mesh, i) => {
      for (let k = 0; k < mesh.material.length; k++) this.set(firstOfMesh[i] + k, mesh, k);
      if (mesh.mark !== undefined) this.mark.set(mesh.mark, firstOfMesh[i]);
    });
    this.lamps = findLamps(meshes, firstOfMesh);
  }

  /** Makes room for `count` primitives. */
  reserve(count: number): void {
    if (count <= this.material.length) return;
    const capacity = 2 * count;
    this.surface = grown(this.surface, new Float32Array(SURFACE.stride * capacity));
    this.material = grown(this.material, new Uint8Array(capacity));
    this.semantic = grown(this.semantic, new Uint8Array(capacity));
    this.instance = grown(this.instance, new Uint16Array(capacity));
  }

  /** Takes over triangle `k` of a mesh as it is. */
  set(primitive: number, mesh: Mesh, k: number): void {
    const { surface } = this;
    const s = SURFACE.stride * primitive;
    surface[s + SURFACE.red] = SRGB_TO_LINEAR[mesh.colors[3 * k]];
    surface[s + SURFACE.green] = SRGB_TO_LINEAR[mesh.colors[3 * k + 1]];
    surface[s + SURFACE.blue] = SRGB_TO_LINEAR[mesh.colors[3 * k + 2]];
    surface[s + SURFACE.glow] = 0;
    surface[s + SURFACE.nx] = mesh.normals[3 * k];
    surface[s + SURFACE.ny] = mesh.normals[3 * k + 1];
    surface[s + SURFACE.nz] = mesh.normals[3 * k + 2];
    this.material[primitive] = mesh.material[k];
    this.semantic[primitive] = mesh.semantic[k];
    this.instance[primitive] = 0;
  }
}

function grown<T extends Float32Array | Uint8Array | Uint16Array>(old: T, room: T): T {
  room.set(old);
  return room;
}

function findLamps(meshes: readonly Mesh[], firstOfMesh: readonly number[]): SignalLamp[] {
  const lamps: SignalLamp[] = [];
  meshes.forEach((mesh, i) => {
    mesh.slot.forEach((slot, k) => {
      if (slot < FIRST_LAMP_SLOT) return;
      const number = slot - FIRST_LAMP_SLOT;
      lamps.push({ primitive: firstOfMesh[i] + k, signal: Math.floor(number / 3), lamp: number % 3 });
    });
  });
  return lamps;
}
