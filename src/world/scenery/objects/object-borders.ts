import { SEMANTIC } from '../../../core/semantic-class.ts';
import type { Road } from '../../../map/opendrive/document.ts';
import type { ObjectBorder } from '../../../map/opendrive/object-records.ts';
import type { ChunkGrid } from '../chunk-grid.ts';
import { type FlatCorner, type FlatOutline, flatOutlines } from '../flat-outlines.ts';
import { MATERIAL } from '../mesh.ts';
import type { Finish } from '../mesh-builder.ts';
import type { PaintLayer } from '../paint-layer.ts';

const STONE: Finish = { color: [148, 146, 141], material: MATERIAL.concrete, semantic: SEMANTIC.sidewalk };

/** How high a rim is that has nothing to stand out from, and how far it stands out from what it is around [m]. */
const KERB = 0.12;
const PROUD = 0.02;

/** How far rims go into the ground, and how broad they are believed and usual [m]. */
const ROOT = 0.2;
const BROADEST = 5;
const USUAL = 0.15;

/** The rims of a road's objects [13.9]: stones along their outlines, or lines where they are painted. */
export function buildBorders(road: Road, chunks: ChunkGrid, paint: PaintLayer): void {
  for (const object of road.objects) {
    if (object.borders.length === 0) continue;
    for (const outline of flatOutlines(road, object)) {
      for (const border of object.borders) {
        if (outline.id !== null && border.outline !== outline.id && object.outlines.length > 1) continue;
        const width = border.width > 0 ? Math.min(BROADEST, border.width) : USUAL;
        const path = pathOf(border, outline);
        for (let k = 1; k < path.length; k++) {
          const [a, b] = [path[k - 1], path[k]];
          if (border.type === 'paint') paint.line([a.x, a.y], [b.x, b.y], width, a.z, 'white');
          else addStone(a, b, width, chunks);
        }
      }
    }
  }
}

/** Corners along a border, in order; the first again at the end of a whole outline. */
function pathOf({ whole, corners }: ObjectBorder, outline: FlatOutline): readonly FlatCorner[] {
  if (whole || corners.length === 0) return [...outline.corners, outline.corners[0]];
  return corners.flatMap((id) => outline.corners.filter((corner) => corner.id === id));
}

/** A stone from corner to corner, half a width longer at either end so that the next one meets it. */
function addStone(a: FlatCorner, b: FlatCorner, width: number, chunks: ChunkGrid): void {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (!(length > 1e-3)) return;
  const half = width / 2;
  const [ux, uy] = [(dx / length) * half, (dy / length) * half];
  const builder = chunks.at((a.x + b.x) / 2, (a.y + b.y) / 2);
  const corner = ({ x, y, z, top }: FlatCorner, along: 1 | -1, side: 1 | -1) => {
    const [px, py] = [x + along * ux - side * uy, y + along * uy + side * ux];
    const high = Math.max(top + PROUD, z + KERB);
    return [builder.vertex(px, py, z - ROOT), builder.vertex(px, py, high)] as const;
  };
  const ring = [corner(a, -1, -1), corner(b, 1, -1), corner(b, 1, 1), corner(a, -1, 1)];
  ring.forEach(([low, high], i) => {
    const [nextLow, nextHigh] = ring[(i + 1) % 4];
    builder.quad(low, nextLow, nextHigh, high, STONE);
  });
  builder.quad(ring[0][1], ring[1][1], ring[2][1], ring[3][1], STONE);
}
