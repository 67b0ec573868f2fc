import type { SurfacePoint } from '../map/road-map.ts';

/** What wheels stand on: the height and normal of the surface at a place of the map frame, as of RoadSurface. */
export interface Ground {
  /** `zHint` tells a bridge from what is below it: a height near the wanted surface, NaN for none. */
  heightAt(x: number, y: number, out: SurfacePoint, zHint: number): unknown;
}
