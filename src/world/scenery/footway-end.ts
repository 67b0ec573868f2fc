import { SEMANTIC } from '../../core/semantic-class.ts';
import type { CrossSection } from './cross-section.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish } from './mesh-builder.ts';
import type { RoadSite } from './road-mesh.ts';
import type { SectionRow } from './section-rows.ts';
import { RANK } from './surface-look.ts';

const KERB: Finish = { color: [148, 146, 141], material: MATERIAL.concrete, semantic: SEMANTIC.sidewalk };

/** How far the stone goes into the ground [m]. */
const ROOT = 0.1;

/** The upright end of footways that are raised, where a road ends: the next may have none, or none so high. */
export function addFootwayEnd(
  { edges }: CrossSection,
  { x, y, z }: SectionRow,
  atEnd: boolean,
  { chunks, cover }: RoadSite,
): void {
  for (let i = 1; i < edges.length; i++) {
    if (edges[i - 1].height <= 0 || edges[i].height <= 0 || x[i - 1] === x[i]) continue;
    const [mx, my, mz] = [(x[i - 1] + x[i]) / 2, (y[i - 1] + y[i]) / 2, (z[i - 1] + z[i]) / 2];
    if (cover.depthAt(mx, my, mz, -1, RANK.roadside) > 0) continue;
    const builder = chunks.at(mx, my);
    const [a, b] = atEnd ? [i - 1, i] : [i, i - 1];
    const corners = [
      builder.vertex(x[a], y[a], z[a] - ROOT),
      builder.vertex(x[b], y[b], z[b] - ROOT),
      builder.vertex(x[b], y[b], z[b] + edges[b].height),
      builder.vertex(x[a], y[a], z[a] + edges[a].height),
    ];
    builder.quad(corners[0], corners[1], corners[2], corners[3], KERB);
  }
}
