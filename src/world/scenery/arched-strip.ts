import type { Road } from '../../map/opendrive/document.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import type { CrossSection } from './cross-section.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import type { SectionRow } from './section-rows.ts';

/** Width of the parts of lanes that are no planes [m]. */
const ARCH = 0.7;

/** Most parts of one lane. */
const MOST = 64;

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** A strip of a road whose surface is no plane across it: in narrow parts. */
export function addArched(
  road: Road,
  { edges }: CrossSection,
  i: number,
  from: SectionRow,
  to: SectionRow,
  builder: MeshBuilder,
  finish: Finish,
): void {
  const width = Math.max(from.t[i] - from.t[i + 1], to.t[i] - to.t[i + 1]);
  const parts = Math.max(1, Math.min(MOST, Math.ceil(width / ARCH)));
  const vertex = ({ s, t }: SectionRow, k: number): number => {
    const share = k / parts;
    roadPoint(road, s, t[i] + share * (t[i + 1] - t[i]), point);
    const height = edges[i].height + share * (edges[i + 1].height - edges[i].height);
    return builder.vertex(point.x, point.y, point.z + height);
  };
  let before = [vertex(from, 0), vertex(to, 0)];
  for (let k = 1; k <= parts; k++) {
    const next = [vertex(from, k), vertex(to, k)];
    builder.quad(before[0], next[0], next[1], before[1], finish);
    before = next;
  }
}
