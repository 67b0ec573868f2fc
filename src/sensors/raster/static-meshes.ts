import type { Mesh, Scenery } from '../../world/scenery/mesh.ts';
import type { View } from './view.ts';

/** All meshes of the static scenery: its chunks in their order, then what stands for them from afar. */
export class StaticMeshes {
  readonly all: readonly Mesh[];
  /** Place of each chunk's far mesh in `all`, -1 for none. */
  private readonly farOf: Int32Array;

  constructor({ chunks }: Scenery) {
    const all = [...chunks];
    this.farOf = Int32Array.from(chunks, ({ far }) => (far === undefined ? -1 : all.push(far.mesh) - 1));
    this.all = all;
  }

  /** Place in `all` of what is drawn of a chunk in a view. */
  levelOf(chunk: number, view: View): number {
    const { far, bounds } = this.all[chunk];
    if (far === undefined) return chunk;
    const dx = bounds[0] - view.x;
    const dy = bounds[1] - view.y;
    const dz = bounds[2] - view.z;
    const away = far.from + bounds[3];
    return dx * dx + dy * dy + dz * dz >= away * away ? this.farOf[chunk] : chunk;
  }
}
