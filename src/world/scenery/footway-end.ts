import { SEMANTIC } from '../../core/semantic-class.ts';
import type { CrossSection } from './cross-section.ts';
import { between, type Corner, insideSpan, outlineOf, spansLeft } from './cut-polygon.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish } from './mesh-builder.ts';
import type { RoadSite } from './road-mesh.ts';
import type { SectionRow } from './section-rows.ts';
import { RANK } from './surface-look.ts';

const KERB: Finish = { color: [148, 146, 141], material: MATERIAL.concrete, semantic: SEMANTIC.sidewalk };

/** How far the stone goes into the ground, and how deep it may lie in a carriageway [m]. */
const ROOT = 0.1;
const TOUCH = 0.05;

/**
 * The upright end of footways that are raised, where a road ends: the next may have none, or none so high. None in
 * carriageways.
 */
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
    const place = (k: number): Corner => [x[k], y[k], z[k]];
    const covered = cover.around([place(a), place(b)], mz).flatMap((patch) => {
      const core = patch.rank < RANK.footway ? outlineOf(patch.x, patch.y, () => -TOUCH) : null;
      const inside = core === null ? null : insideSpan(place(a), place(b), core);
      return inside === null ? [] : [inside];
    });
    for (const [start, end] of spansLeft(0, 1, covered)) {
      const [p, q] = [between(place(a), place(b), start), between(place(a), place(b), end)];
      const height = (share: number) => edges[a].height + share * (edges[b].height - edges[a].height);
      builder.quad(
        builder.vertex(p[0], p[1], p[2] - ROOT),
        builder.vertex(q[0], q[1], q[2] - ROOT),
        builder.vertex(q[0], q[1], q[2] + height(end)),
        builder.vertex(p[0], p[1], p[2] + height(start)),
        KERB,
      );
    }
  }
}
