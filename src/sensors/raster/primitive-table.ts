import type { Mesh, Scenery } from '../../world/scenery/mesh.ts';
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

/**
 * What the shading needs of every triangle that may be seen, by primitive number: first all static chunks in their
 * order, then room that the models of a frame fill anew. All in linear light and the map frame.
 */
export class PrimitiveTable {
  /** First primitive of each chunk. */
  readonly firstOfChunk: readonly number[];
  /** First primitive of the room for models. */
  readonly firstDynamic: number;
  readonly lamps: readonly SignalLamp[];
  red!: Float32Array;
  green!: Float32Array;
  blue!: Float32Array;
  /** Light that it gives off itself, as a multiple of its colour. */
  glow!: Float32Array;
  /** Unit normal. */
  nx!: Float32Array;
  ny!: Float32Array;
  nz!: Float32Array;
  material!: Uint8Array;
  semantic!: Uint8Array;
  instance!: Uint16Array;
  private capacity: number;

  constructor(scenery: Scenery) {
    const firstOfChunk: number[] = [];
    let count = 0;
    for (const chunk of scenery.chunks) {
      firstOfChunk.push(count);
      count += chunk.material.length;
    }
    this.firstOfChunk = firstOfChunk;
    this.firstDynamic = count;
    this.capacity = count;
    this.reserve(count + 16384);
    scenery.chunks.forEach((chunk, i) => {
      for (let k = 0; k < chunk.material.length; k++) this.set(firstOfChunk[i] + k, chunk, k);
    });
    this.lamps = findLamps(scenery, firstOfChunk);
  }

  /** Makes room for `count` primitives. */
  reserve(count: number): void {
    if (this.red !== undefined && count <= this.capacity) return;
    const old = this.red === undefined ? null : { ...this };
    this.capacity = count + (count >> 1);
    this.red = grown(old?.red, new Float32Array(this.capacity));
    this.green = grown(old?.green, new Float32Array(this.capacity));
    this.blue = grown(old?.blue, new Float32Array(this.capacity));
    this.glow = grown(old?.glow, new Float32Array(this.capacity));
    this.nx = grown(old?.nx, new Float32Array(this.capacity));
    this.ny = grown(old?.ny, new Float32Array(this.capacity));
    this.nz = grown(old?.nz, new Float32Array(this.capacity));
    this.material = grown(old?.material, new Uint8Array(this.capacity));
    this.semantic = grown(old?.semantic, new Uint8Array(this.capacity));
    this.instance = grown(old?.instance, new Uint16Array(this.capacity));
  }

  /** Takes over triangle `k` of a mesh as it is. */
  set(primitive: number, mesh: Mesh, k: number): void {
    this.red[primitive] = SRGB_TO_LINEAR[mesh.colors[3 * k]];
    this.green[primitive] = SRGB_TO_LINEAR[mesh.colors[3 * k + 1]];
    this.blue[primitive] = SRGB_TO_LINEAR[mesh.colors[3 * k + 2]];
    this.glow[primitive] = 0;
    this.nx[primitive] = mesh.normals[3 * k];
    this.ny[primitive] = mesh.normals[3 * k + 1];
    this.nz[primitive] = mesh.normals[3 * k + 2];
    this.material[primitive] = mesh.material[k];
    this.semantic[primitive] = mesh.semantic[k];
    this.instance[primitive] = 0;
  }
}

function grown<T extends Float32Array | Uint8Array | Uint16Array>(old: T | undefined, room: T): T {
  if (old !== undefined) room.set(old);
  return room;
}

function findLamps(scenery: Scenery, firstOfChunk: readonly number[]): SignalLamp[] {
  const lamps: SignalLamp[] = [];
  scenery.chunks.forEach((chunk, i) => {
    chunk.slot.forEach((slot, k) => {
      if (slot < FIRST_LAMP_SLOT) return;
      const number = slot - FIRST_LAMP_SLOT;
      lamps.push({ primitive: firstOfChunk[i] + k, signal: Math.floor(number / 3), lamp: number % 3 });
    });
  });
  return lamps;
}
