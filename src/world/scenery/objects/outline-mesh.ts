import { SEMANTIC } from '../../../core/semantic-class.ts';
import { MATERIAL } from '../mesh.ts';
import type { Finish, MeshBuilder } from '../mesh-builder.ts';
import { type Corner, doubleArea, triangulate } from '../triangulate.ts';

/** A corner of an outline in the map frame: its foot and its top [m]. */
export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly top: number;
}

const PANE: Finish = { color: [46, 54, 62], material: MATERIAL.glass, semantic: SEMANTIC.building };
const STOREY = 2.9;
/** Most windows of a wall in a row and over each other. */
const MOST_WINDOWS = 60;

/** Walls along the corners, and a roof that slopes with their heights if the outline is closed. */
export function addOutline(
  builder: MeshBuilder,
  corners: readonly OutlinePoint[],
  closed: boolean,
  footing: number,
  wall: Finish,
  roof: Finish,
  windows: MeshBuilder | null,
): void {
  const ring: readonly Corner[] = corners.map(({ x, y }) => [x, y]);
  const ordered = closed && doubleArea(ring) < 0 ? [...corners].reverse() : corners;
  const last = closed ? ordered.length : ordered.length - 1;
  for (let i = 0; i < last; i++) {
    const a = ordered[i];
    const b = ordered[(i + 1) % ordered.length];
    addWall(builder, a, b, footing, wall);
    if (!closed) addWall(builder, b, a, footing, wall);
    if (windows !== null) addWindows(windows, a, b);
  }
  if (!closed) return;
  const tops = ordered.map(({ x, y, top }) => builder.vertex(x, y, top));
  const indices = triangulate(ordered.map(({ x, y }): Corner => [x, y]));
  for (let i = 0; i < indices.length; i += 3) {
    builder.triangle(tops[indices[i]], tops[indices[i + 1]], tops[indices[i + 2]], roof);
  }
}

function addWall(builder: MeshBuilder, a: OutlinePoint, b: OutlinePoint, footing: number, finish: Finish): void {
  if (a.top <= a.z && b.top <= b.z) return;
  builder.quad(
    builder.vertex(a.x, a.y, a.z - footing),
    builder.vertex(b.x, b.y, b.z - footing),
    builder.vertex(b.x, b.y, b.top),
    builder.vertex(a.x, a.y, a.top),
    finish,
  );
}

/** Rows of panes, storey over storey, on a wall from a to b whose outside is on the right. */
function addWindows(builder: MeshBuilder, a: OutlinePoint, b: OutlinePoint): void {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.sqrt(dx * dx + dy * dy);
  const height = Math.min(a.top, b.top) - Math.max(a.z, b.z);
  const columns = Math.min(MOST_WINDOWS, Math.floor((length - 0.8) / 2.6));
  const storeys = Math.min(MOST_WINDOWS, Math.floor((height - 0.4) / STOREY));
  const [ux, uy] = [dx / length, dy / length];
  const base = Math.max(a.z, b.z);
  for (let column = 0; column < columns; column++) {
    const from = (length - 2.6 * columns) / 2 + 2.6 * column + 0.65;
    for (let storey = 0; storey < storeys; storey++) {
      const low = base + 0.35 + STOREY * storey + 0.8;
      const at = (along: number, z: number) =>
        builder.vertex(a.x + along * ux + 0.04 * uy, a.y + along * uy - 0.04 * ux, z);
      builder.quad(at(from, low), at(from + 1.3, low), at(from + 1.3, low + 1.4), at(from, low + 1.4), PANE);
    }
  }
}
