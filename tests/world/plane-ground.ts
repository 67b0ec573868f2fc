import type { SurfacePoint } from '../../src/map/road-map.ts';
import type { Ground } from '../../src/world/ground.ts';

/** The plane z = slopeX x + slopeY y. */
export function planeGround(slopeX = 0, slopeY = 0): Ground {
  const nz = 1 / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
  return {
    heightAt(x: number, y: number, out: SurfacePoint): void {
      out.z = slopeX * x + slopeY * y;
      out.nx = -slopeX * nz;
      out.ny = -slopeY * nz;
      out.nz = nz;
    },
  };
}
