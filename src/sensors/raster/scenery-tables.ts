import type { Mesh, Scenery } from '../../world/scenery/mesh.ts';
import { type Box, boxOf } from './hidden-box.ts';
import { PrimitiveTable, SURFACE } from './primitive-table.ts';
import { ShadowMap } from './shadow-map.ts';
import { StaticMeshes } from './static-meshes.ts';

/** Slot of windows, see Mesh.slot, and how much brighter than their colour they are in the dark. */
const WINDOW_SLOT = 6;
const WINDOW_GLOW = 0.55;

/**
 * What every camera over one scenery needs of it, made once however many cameras there are: a town's tables and shadow
 * map take a hundred megabytes. What a frame writes into the table (lamps, models) holds until the next frame of any.
 */
export class SceneryTables {
  readonly meshes: StaticMeshes;
  readonly table: PrimitiveTable;
  readonly boxes: readonly Box[];
  /** Colour of each signal lamp when it burns, linear, index-aligned with the table's lamps. */
  readonly lampColours: Float32Array;
  private readonly scenery: Scenery;
  private sunlit: ShadowMap | null = null;

  private constructor(scenery: Scenery) {
    this.scenery = scenery;
    this.meshes = new StaticMeshes(scenery);
    this.table = new PrimitiveTable(this.meshes.all);
    const look = scenery.atmosphere.weather;
    if (look !== undefined) lightWindows(this.table, this.meshes.all, WINDOW_GLOW * look.lamps);
    this.boxes = this.meshes.all.map(boxOf);
    this.lampColours = coloursOfLamps(this.table);
  }

  /** Those of a scenery. */
  static of(scenery: Scenery): SceneryTables {
    const known = kept.get(scenery);
    if (known !== undefined) return known;
    const made = new SceneryTables(scenery);
    kept.set(scenery, made);
    return made;
  }

  /** Where the sun reaches. */
  get shadows(): ShadowMap {
    this.sunlit ??= new ShadowMap(this.scenery.chunks, this.scenery.atmosphere.sun);
    return this.sunlit;
  }
}

const kept = new WeakMap<Scenery, SceneryTables>();

/** Windows that weather/dress-for-weather.ts chose give off light of their own. */
function lightWindows(table: PrimitiveTable, meshes: readonly Mesh[], glow: number): void {
  for (const [i, { slot }] of meshes.entries()) {
    for (let k = 0; k < slot.length; k++) {
      if (slot[k] === WINDOW_SLOT) table.surface[SURFACE.stride * (table.firstOfMesh[i] + k) + SURFACE.glow] = glow;
    }
  }
}

function coloursOfLamps(table: PrimitiveTable): Float32Array {
  const colours = new Float32Array(3 * table.lamps.length);
  table.lamps.forEach(({ primitive }, i) => {
    const s = SURFACE.stride * primitive + SURFACE.red;
    colours.set(table.surface.subarray(s, s + 3), 3 * i);
  });
  return colours;
}
