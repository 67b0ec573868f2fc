import { SEMANTIC } from '../../core/semantic-class.ts';
import type { CameraRenderer } from '../camera-renderer.ts';
import { SURFACE } from '../raster/primitive-table.ts';
import type { View } from '../raster/view.ts';
import type { LensMap, LensSide } from './lens-map.ts';

/** A component n of a unit normal is the byte NORMAL_ZERO + NORMAL_STEPS * n, as in the normal maps of graphics. */
export const NORMAL_ZERO = 128;
export const NORMAL_STEPS = 127;

/** A surface seen so edge-on keeps the distance of the pixel drawn, and so does one that would move by this share. */
const EDGE_ON = 0.01;
const MOST_SHIFT = 0.5;

/**
 * What the pixels of a camera really are. Class, instance and surface are those of the nearest drawn pixel; the distance
 * is where the pixel's own ray meets the plane of that surface.
 */
export class TruthImages {
  /** Along the optical axis [m], along the ray for a fisheye; Infinity for sky. */
  readonly depth: Float32Array;
  /** Along the pixel's ray [m]. */
  readonly range: Float64Array;
  readonly semantic: Uint8Array;
  readonly instance: Uint16Array;
  /** Unit normal in the optical frame (right, down, forward), a byte each; 0, 0, 0 for sky. */
  readonly normal: Uint8Array;
  /** Kind and colour of lane markings, see core/mark-kind.ts; 0 elsewhere. */
  readonly mark: Uint8Array;
  private readonly map: LensMap;
  private readonly isRadial: boolean;
  private readonly isExact: boolean;

  /** @param isRadial whether depth is along the ray */
  constructor(map: LensMap, isRadial: boolean) {
    const count = map.nearest.length;
    this.map = map;
    this.isRadial = isRadial;
    this.isExact = map.isAligned && map.samples === 1;
    this.depth = new Float32Array(count);
    this.range = new Float64Array(count);
    this.semantic = new Uint8Array(count).fill(SEMANTIC.sky);
    this.instance = new Uint16Array(count);
    this.normal = new Uint8Array(3 * count);
    this.mark = new Uint8Array(count);
    // Where the lens sees nothing, nothing is ever gathered.
    this.depth.fill(Number.POSITIVE_INFINITY);
    this.range.fill(Number.POSITIVE_INFINITY);
  }

  /** Reads a side right after it was rendered; `view` is the camera's own. */
  gather(side: LensSide, { rasteriser, table }: CameraRenderer, view: View): void {
    const { depth, range, semantic, instance, normal, mark, map, isRadial, isExact } = this;
    const { nearness, primitive } = rasteriser.target;
    const { direction, drawn, nearest } = map;
    const { rotation: r } = view;
    const { surface } = table;
    for (let k = 0; k < side.pixels.length; k++) {
      const p = side.pixels[k];
      const q = nearest[p] - side.first;
      const seen = primitive[q];
      if (seen < 0) {
        depth[p] = Number.POSITIVE_INFINITY;
        range[p] = Number.POSITIVE_INFINITY;
        semantic[p] = SEMANTIC.sky;
        instance[p] = 0;
        mark[p] = 0;
        normal.fill(0, 3 * p, 3 * p + 3);
        continue;
      }
      const s = SURFACE.stride * seen + SURFACE.nx;
      const mx = surface[s];
      const my = surface[s + 1];
      const mz = surface[s + 2];
      const nx = r[0] * mx + r[1] * my + r[2] * mz;
      const ny = r[3] * mx + r[4] * my + r[5] * mz;
      const nz = r[6] * mx + r[7] * my + r[8] * mz;
      const x = direction[3 * p];
      const y = direction[3 * p + 1];
      const z = direction[3 * p + 2];
      const ax = drawn[3 * p];
      const ay = drawn[3 * p + 1];
      const az = drawn[3 * p + 2];
      // The drawn pixel's surface is at its ray over its nearness; the plane through there meets this pixel's ray.
      const length = Math.sqrt(ax * ax + ay * ay + az * az) / nearness[q];
      const facing = nx * x + ny * y + nz * z;
      let way = length;
      if (!isExact && (facing > EDGE_ON || facing < -EDGE_ON)) {
        const met = (nx * ax + ny * ay + nz * az) / (nearness[q] * facing);
        if (Math.abs(met - length) < MOST_SHIFT * length) way = met;
      }
      range[p] = way;
      depth[p] = isRadial ? way : isExact ? 1 / nearness[q] : way * z;
      semantic[p] = table.semantic[seen];
      instance[p] = table.instance[seen];
      mark[p] = seen < table.firstDynamic ? table.mark[seen] : 0;
      normal[3 * p] = Math.round(NORMAL_ZERO + NORMAL_STEPS * nx);
      normal[3 * p + 1] = Math.round(NORMAL_ZERO + NORMAL_STEPS * ny);
      normal[3 * p + 2] = Math.round(NORMAL_ZERO + NORMAL_STEPS * nz);
    }
  }
}
