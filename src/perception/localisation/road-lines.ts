import { cos, sin } from '../../core/math/sin-cos.ts';
import { cubicAt } from '../../map/cubic.ts';
import { laneOuterT, lanesOfSide } from '../../map/lane-geometry.ts';
import { laneType } from '../../map/lane-type.ts';
import type { OpenDriveDocument, Road } from '../../map/opendrive/document.ts';
import type { LaneSection, SectionLane } from '../../map/opendrive/lane-records.ts';
import { type RoadPoint, roadPoint } from '../../map/road-geometry.ts';
import type { LaneType } from '../../map/road-map.ts';
import { LineMap } from './line-map.ts';

/** The lines of the map that the camera can see. */
export interface RoadLines {
  /** Edges of the carriageway; normals point out of it. */
  readonly edges: LineMap;
  /** Painted lines along lanes, junctions left out; normals point to the left of the road's direction. */
  readonly marks: LineMap;
}

/** Lanes of these types do not belong to the carriageway. */
const BESIDE_CARRIAGEWAY: ReadonlySet<LaneType> = new Set(['sidewalk', 'median', 'none', 'other']);
/** Spacing of the sampled points [m]. */
const SPACING = 0.5;

/** Samples the lines of all roads. */
export function roadLinesOf({ roads }: OpenDriveDocument): RoadLines {
  const edges = new LineSampler();
  const marks = new LineSampler();
  for (const road of roads) {
    for (const section of road.laneSections) {
      for (const side of [1, -1] as const) {
        sampleEdge(road, section, side, edges);
        if (road.junction < 0) for (const lane of lanesOfSide(section, side)) sampleMarks(road, section, lane, marks);
      }
      if (road.junction < 0) sampleMarks(road, section, section.centre, marks);
    }
  }
  return { edges: edges.build(), marks: marks.build() };
}

/** In a junction the roads overlap: only where a sidewalk runs along is their border the carriageway's edge. */
function sampleEdge(road: Road, section: LaneSection, side: 1 | -1, out: LineSampler): void {
  const lanes = lanesOfSide(section, side);
  let count = 0;
  while (count < lanes.length && !BESIDE_CARRIAGEWAY.has(laneType(lanes[count].type))) count++;
  const beyond = lanes[count];
  if (road.junction >= 0 && (beyond === undefined || laneType(beyond.type) !== 'sidewalk')) return;
  out.sample(road, section.s, section.sEnd, (s) => laneOuterT(road, section, side * count, s), side);
}

function sampleMarks(road: Road, section: LaneSection, lane: SectionLane, out: LineSampler): void {
  lane.roadMarks.forEach((mark, i) => {
    if (mark.type === 'none') return;
    const end = lane.roadMarks[i + 1]?.s ?? section.sEnd;
    const tAt = (s: number) => (lane.id === 0 ? cubicAt(road.laneOffset, s) : laneOuterT(road, section, lane.id, s));
    out.sample(road, Math.max(section.s, mark.s), Math.min(section.sEnd, end), tAt, 1);
  });
}

/** Collects points along lines. */
class LineSampler {
  private readonly x: number[] = [];
  private readonly y: number[] = [];
  private readonly nx: number[] = [];
  private readonly ny: number[] = [];
  private readonly point: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };

  /** Adds the line t(s) from station `from` to `to`, its normal to the left (1) or right (-1) of the road. */
  sample(road: Road, from: number, to: number, tAt: (s: number) => number, side: 1 | -1): void {
    const steps = Math.max(1, Math.ceil((to - from) / SPACING));
    for (let k = 0; k <= steps; k++) {
      const s = from + ((to - from) * k) / steps;
      roadPoint(road, s, tAt(s), this.point);
      this.x.push(this.point.x);
      this.y.push(this.point.y);
      this.nx.push(-side * sin(this.point.heading));
      this.ny.push(side * cos(this.point.heading));
    }
  }

  build(): LineMap {
    const { x, y, nx, ny } = this;
    return new LineMap({
      x: Float64Array.from(x),
      y: Float64Array.from(y),
      nx: Float64Array.from(nx),
      ny: Float64Array.from(ny),
    });
  }
}
