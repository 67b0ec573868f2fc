import type { BufferGeometry, Mesh } from 'three';
import { MATERIAL } from '../../world/scenery/mesh.ts';
import { coarseMesh } from '../surface/coarse-mesh.ts';
import { packedGeometry } from '../surface/packed-mesh.ts';
import type { Viewpoint } from './map-camera.ts';
import type { MapTile } from './map-tiles.ts';

/** Farther than this from the eye a moving picture leaves small things out, and is coarse [m]. */
const SMALL_REACH = 180;
const COARSE_REACH = 350;

/** Cells of what is coarse [m]: a few pixels of a moving picture at the distance from which on it is drawn. */
const CELL = 2;
const FOLIAGE_CELL = 4;

/** Time of a frame that may go into making tiles coarse, but for the one begun [ms]. */
const COARSE_BUDGET = 20;

/**
 * What a tile is drawn with: all of it; or, while a slow machine's picture moves, what its distance asks for. What is
 * coarse is made when it is first asked for, a few tiles a frame: fast machines never need it.
 */
export class TileShapes {
  private readonly fine = new Map<MapTile, BufferGeometry>();
  private readonly coarse = new Map<MapTile, BufferGeometry>();

  /** Until this moment of the clock tiles may be made coarse [ms]. */
  private until = 0;

  /** To be called before a frame's tiles are shaped. */
  begin(): void {
    this.until = performance.now() + COARSE_BUDGET;
  }

  geometryOf(tile: MapTile): BufferGeometry {
    const geometry = packedGeometry(tile);
    this.fine.set(tile, geometry);
    return geometry;
  }

  /** @param view of a picture that may be coarse; null for one that may not */
  apply(tile: MapTile, mesh: Mesh, view: Viewpoint | null): void {
    const away = view === null ? 0 : distanceTo(tile, view);
    const fine = this.geometryOfFine(tile);
    mesh.geometry = (away > COARSE_REACH ? this.coarseOf(tile) : null) ?? fine;
    fine.setDrawRange(0, away > SMALL_REACH ? 3 * tile.large : Number.POSITIVE_INFINITY);
  }

  dispose(): void {
    for (const geometry of [...this.fine.values(), ...this.coarse.values()]) geometry.dispose();
  }

  private geometryOfFine(tile: MapTile): BufferGeometry {
    return this.fine.get(tile) ?? this.geometryOf(tile);
  }

  /** Null where this frame has no time left to make it. */
  private coarseOf(tile: MapTile): BufferGeometry | null {
    let geometry = this.coarse.get(tile);
    if (geometry === undefined) {
      if (performance.now() > this.until) return null;
      const cellOf = (material: number) => (material === MATERIAL.foliage ? FOLIAGE_CELL : CELL);
      geometry = packedGeometry(coarseMesh(tile, cellOf));
      this.coarse.set(tile, geometry);
    }
    return geometry;
  }
}

/** From the eye to the nearest place of a tile's bounds [m]. */
function distanceTo({ bounds: [x, y, z, radius] }: MapTile, view: Viewpoint): number {
  const flat = Math.cos(view.elevation) * view.distance;
  const dx = view.x - Math.cos(view.azimuth) * flat - x;
  const dy = view.y - Math.sin(view.azimuth) * flat - y;
  const dz = view.z + Math.sin(view.elevation) * view.distance - z;
  return Math.hypot(dx, dy, dz) - radius;
}
