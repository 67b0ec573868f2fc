import { laneHeight, laneInnerT, laneOuterT } from '../../../src/map/lane-geometry.ts';
import { laneType } from '../../../src/map/lane-type.ts';
import type { Road } from '../../../src/map/opendrive/document.ts';
import type { LaneSection, SectionLane } from '../../../src/map/opendrive/lane-records.ts';
import { roadPoint } from '../../../src/map/road-geometry.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { MATERIAL, type Mesh } from '../../../src/world/scenery/mesh.ts';
import { MeshBuilder } from '../../../src/world/scenery/mesh-builder.ts';

/** Step along lanes [m]. */
const STEP = 0.5;
/** How far it keeps off the borders: chords of the scenery's curves sag by up to 2.5 cm [m]. */
const MARGIN = 0.06;
/** Steps of a lane that are one mesh: who looks at a part of a map leaves out the others. */
const PIECE = 100;

/** The surface of all driving lanes straight from the map, without what the scenery makes of it. */
export interface LaneCarpet {
  readonly meshes: readonly Mesh[];
  /** Road, lane and station of each triangle, in words, those of one mesh after those of the other. */
  readonly names: readonly string[];
}

export function laneCarpet(map: RoadMap): LaneCarpet {
  const meshes: Mesh[] = [];
  const names: string[] = [];
  for (const road of map.document.roads) {
    for (const section of road.laneSections) {
      for (const lane of [...section.left, ...section.right]) {
        if (laneType(lane.type) === 'driving') layLane(road, section, lane, meshes, names);
      }
    }
  }
  return { meshes, names };
}

function layLane(road: Road, section: LaneSection, lane: SectionLane, meshes: Mesh[], names: string[]): void {
  const count = Math.max(1, Math.ceil((section.sEnd - section.s) / STEP));
  const finish = { color: [0, 0, 0], material: MATERIAL.plain, semantic: 0 } as const;
  let builder = new MeshBuilder();
  let before: [left: number, right: number] | null = null;
  for (let k = 0; k <= count; k++) {
    const s = section.s + ((section.sEnd - section.s) * k) / count;
    const inner = laneInnerT(road, section, lane.id, s);
    const outer = laneOuterT(road, section, lane.id, s);
    const margin = Math.sign(outer - inner) * Math.min(MARGIN, Math.abs(outer - inner) / 2);
    const vertex = (t: number, share: number) => {
      const point = { x: 0, y: 0, z: 0, heading: 0 };
      roadPoint(road, s, t, point);
      return builder.vertex(point.x, point.y, point.z + laneHeight(lane, s, share));
    };
    const rowHere = (): [number, number] => {
      const borders: [number, number] = [vertex(inner + margin, 0), vertex(outer - margin, 1)];
      return lane.id > 0 ? [borders[1], borders[0]] : borders;
    };
    const row = rowHere();
    if (before !== null) {
      const triangles = builder.triangleCount;
      builder.quad(before[1], row[1], row[0], before[0], finish);
      for (let i = triangles; i < builder.triangleCount; i++)
        names.push(`road ${road.id}, lane ${lane.id}, s ${s.toFixed(1)}`);
    }
    before = row;
    if (k > 0 && (k % PIECE === 0 || k === count)) {
      meshes.push(builder.build());
      builder = new MeshBuilder();
      before = rowHere();
    }
  }
}
