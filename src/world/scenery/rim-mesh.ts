import type { Mesh } from './mesh.ts';
import { type Finish, MeshBuilder } from './mesh-builder.ts';
import { TERRAIN_STEP, type TerrainExtent } from './terrain-mesh.ts';

/** A place on the ground's border, and the way from it that leads outwards for each metre of distance [m]. */
export interface RimPlace {
  readonly x: number;
  readonly y: number;
  readonly outX: number;
  readonly outY: number;
}

/** What lies around the ground in rings that follow its border. */
export interface Rim {
  /** Number of rings, the border itself among them. */
  readonly rings: number;
  /** Where a ring lies out from a place of the border: x, y, z [m]. */
  corner(place: RimPlace, ring: number): readonly [number, number, number];
  /** What covers the land between a ring and the one inside of it. */
  finish(place: RimPlace, ring: number): Finish;
}

/** Land around the ground: one mesh a side, whose steps along the border are those of the ground. */
export function rimMeshes({ x, y, columns, rows }: TerrainExtent, rim: Rim): Mesh[] {
  const right = x + columns * TERRAIN_STEP;
  const top = y + rows * TERRAIN_STEP;
  const corners = [
    [x, y],
    [right, y],
    [right, top],
    [x, top],
  ] as const;
  return corners.map((from, side) => rimSide(from, corners[(side + 1) % 4], side % 2 === 0 ? columns : rows, rim));
}

function rimSide(from: readonly [number, number], to: readonly [number, number], count: number, rim: Rim): Mesh {
  const builder = new MeshBuilder();
  const length = Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]);
  const along = [(to[0] - from[0]) / length, (to[1] - from[1]) / length] as const;
  let previous: number[] = [];
  for (let k = 0; k <= count; k++) {
    // Rings widen at the corners: the outward direction fans out along the side.
    const fan = (2 * k) / count - 1;
    const place = {
      x: from[0] + ((to[0] - from[0]) * k) / count,
      y: from[1] + ((to[1] - from[1]) * k) / count,
      outX: along[1] + fan * along[0],
      outY: -along[0] + fan * along[1],
    };
    const row = Array.from({ length: rim.rings }, (_, ring) => builder.vertex(...rim.corner(place, ring)));
    for (let i = 1; k > 0 && i < row.length; i++) {
      builder.quad(previous[i], row[i], row[i - 1], previous[i - 1], rim.finish(place, i));
    }
    previous = row;
  }
  return builder.build();
}
