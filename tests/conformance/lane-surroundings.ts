import { SEMANTIC, SEMANTIC_NAMES } from '../../src/core/semantic-class.ts';
import { laneHeight, laneInnerT, laneOuterT } from '../../src/map/lane-geometry.ts';
import { laneType } from '../../src/map/lane-type.ts';
import { roadPoint } from '../../src/map/road-geometry.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import type { Scenery } from '../../src/world/scenery/mesh.ts';
import { SurfaceLookup } from '../world/scenery/surface-lookup.ts';

/** Step along roads, and how far from a section's ends places are [m]. */
const STEP = 6;
const FROM_END = 0.5;

/** Places across a lane, as shares of its width. */
const ACROSS = [0.15, 0.5, 0.85];

/** What may lie over the lane that is no fault: rounding of chords; and where crowns of trees may reach over it [m]. */
const ROUNDING = 0.06;
const ROOF = 1.5;

/** Beyond the outermost border: where ground has to be, and how far under or over the border [m]. */
const BESIDE = [0.1, 0.6, 1.2];
const DEEPEST = 0.45;
const HIGHEST = 0.45;

const IN_THE_WAY: ReadonlySet<number> = new Set([SEMANTIC.terrain, SEMANTIC.vegetation, SEMANTIC.building]);

/** A place where scenery is not as it should be, in words. */
export interface Fault {
  readonly kind: string;
  readonly where: string;
}

/** Samples the scenery over all driving lanes and beside all roads, straight from the map's own geometry. */
export function faultsOfScenery(map: RoadMap, scenery: Scenery): { faults: Fault[]; samples: number } {
  const look = new SurfaceLookup(scenery.chunks);
  const faults: Fault[] = [];
  let samples = 0;
  const point = { x: 0, y: 0, z: 0, heading: 0 };
  for (const road of map.document.roads) {
    for (const section of road.laneSections) {
      if (section.sEnd - section.s < 2 * FROM_END) continue;
      for (let s = section.s + FROM_END; s <= section.sEnd - FROM_END; s += STEP) {
        for (const lane of [...section.left, ...section.right]) {
          if (laneType(lane.type) !== 'driving') continue;
          const inner = laneInnerT(road, section, lane.id, s);
          const outer = laneOuterT(road, section, lane.id, s);
          if (Math.abs(outer - inner) < 1) continue;
          for (const share of ACROSS) {
            roadPoint(road, s, inner + share * (outer - inner), point, section);
            const z = point.z + laneHeight(lane, s, share);
            samples++;
            const over = look
              .at(point.x, point.y)
              .find((hit) => IN_THE_WAY.has(hit.semantic) && hit.z > z + ROUNDING && hit.z < z + ROOF);
            if (over !== undefined) {
              const where = `road ${road.id}, lane ${lane.id}, s ${s.toFixed(1)}: ${(over.z - z).toFixed(2)} m over it`;
              faults.push({ kind: `${SEMANTIC_NAMES[over.semantic]} over a lane`, where });
            }
          }
        }
        for (const side of [1, -1] as const) {
          const lanes = side === 1 ? section.left : section.right;
          const lane = lanes.at(-1);
          if (section.left.length + section.right.length === 0) continue;
          const t = laneOuterT(road, section, side * lanes.length, s);
          for (const out of BESIDE) {
            roadPoint(road, s, t, point, section);
            const edge = point.z + (lane === undefined ? 0 : laneHeight(lane, s, 1));
            roadPoint(road, s, t + side * out, point, section);
            samples++;
            const hits = look.at(point.x, point.y);
            const isClosed = hits.some(({ z }) => z > edge - DEEPEST - 0.5 * out && z < edge + HIGHEST + 0.5 * out);
            if (!isClosed && !isHeldUp(hits, edge)) {
              const below = hits[0] === undefined ? 'nothing there' : `next ${(hits[0].z - edge).toFixed(2)} m`;
              faults.push({
                kind: 'gap beside a road',
                where: `road ${road.id}, s ${s.toFixed(1)}, side ${side}, ${out} m: ${below}`,
              });
            }
          }
        }
      }
    }
  }
  return { faults, samples };
}

/** Tops of parapets over the deck [m]. */
const PARAPET = [0.85, 1.2] as const;

/** Whether a parapet is there, or what is beside is far below or above, as it is beside walls. */
function isHeldUp(hits: readonly { z: number }[], edge: number): boolean {
  if (hits.some(({ z }) => z > edge + PARAPET[0] && z < edge + PARAPET[1])) return true;
  return hits.length > 0 && hits.every(({ z }) => z < edge - 1 || z > edge + PARAPET[1]);
}
