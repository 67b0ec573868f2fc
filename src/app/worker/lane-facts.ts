import { lanesOfSide, laneWidth } from '../../map/lane-geometry.ts';
import { roadStationAt } from '../../map/lane-station.ts';
import type { LaneStrips } from '../../map/lane-strips.ts';
import type { SectionLane } from '../../map/opendrive/lane-records.ts';
import type { RoadMark } from '../../map/opendrive/mark-records.ts';
import type { Lane, RoadMap, Signal } from '../../map/road-map.ts';
import type { Highlight, HighlightRole } from '../../render/map/highlight-view.ts';

/** A lane that has to do with another, by index of LaneStrips. */
export interface LaneLink {
  readonly strip: number;
  /** "road/section/lane" with OpenDRIVE ids. */
  readonly key: string;
}

/** What is to be known of one lane of one lane section. */
export interface LaneFacts {
  readonly strip: number;
  readonly key: string;
  readonly roadId: string;
  readonly roadName: string;
  /** The junction that it leads through, by index and id; null outside. */
  readonly junction: { readonly index: number; readonly id: string } | null;
  readonly section: number;
  readonly laneId: number;
  /** As the file says. */
  readonly type: string;
  /** Stations of the section's ends on its road [m]. */
  readonly s0: number;
  readonly s1: number;
  /** Along its centre [m]; of lanes that nobody drives on, along the road. */
  readonly length: number;
  /** [m] */
  readonly leastWidth: number;
  readonly mostWidth: number;
  /** Limits in the order of travel [m/s]; empty where nobody drives. */
  readonly speedLimits: readonly number[];
  /** With (+1) or against (-1) the road's s; 0 where nobody drives. */
  readonly direction: 1 | -1 | 0;
  readonly turn: Lane['turn'] | null;
  readonly successors: readonly LaneLink[];
  readonly predecessors: readonly LaneLink[];
  /** Neighbours in the direction of travel, as the driver sees them, and on how much of the lane one may go there [m]. */
  readonly left: (LaneLink & { readonly mayChange: number }) | null;
  readonly right: (LaneLink & { readonly mayChange: number }) | null;
  readonly conflicts: readonly (LaneLink & { readonly kind: HighlightRole })[];
  readonly signals: readonly { readonly id: string; readonly kind: Signal['kind']; readonly group: string | null }[];
  /** Marks on its outer and on its inner border, from the road's start on. */
  readonly outerMarks: readonly RoadMark[];
  readonly innerMarks: readonly RoadMark[];
  /** Pieces of lanes to make stand out while it is selected. */
  readonly highlights: readonly Highlight[];
}

/** Answers questions about the lanes of a map. */
export class LaneFactsReader {
  private readonly map: RoadMap;
  private readonly strips: LaneStrips;
  private readonly byKey = new Map<string, number>();
  private readonly driving = new Map<string, Lane>();

  constructor(map: RoadMap, strips: LaneStrips) {
    this.map = map;
    this.strips = strips;
    for (let strip = 0; strip < strips.count; strip++) {
      this.byKey.set(keyOf(strips.road[strip], strips.section[strip], strips.laneId[strip]), strip);
    }
    for (const lane of map.lanes) this.driving.set(keyOf(lane.road, lane.section, lane.id), lane);
  }

  /** Index of a lane in LaneStrips; -1 where the map has none of these. */
  stripOf(road: number, section: number, laneId: number): number {
    return this.byKey.get(keyOf(road, section, laneId)) ?? -1;
  }

  /** The lane of the graph; undefined where nobody drives. */
  drivingLane(strip: number): Lane | undefined {
    const { road, section, laneId } = this.strips;
    return this.driving.get(keyOf(road[strip], section[strip], laneId[strip]));
  }

  facts(strip: number): LaneFacts {
    const { map, strips } = this;
    const road = map.document.roads[strips.road[strip]];
    const section = road.laneSections[strips.section[strip]];
    const laneId = strips.laneId[strip];
    const side = lanesOfSide(section, laneId);
    const own = side[Math.abs(laneId) - 1];
    const inner: SectionLane = side[Math.abs(laneId) - 2] ?? section.centre;
    const lane = this.drivingLane(strip);
    const widths = this.widths(strip, own);
    const links = (indices: readonly number[]) => indices.map((index) => this.linkTo(index));
    return {
      strip,
      key: `${road.id}/${strips.section[strip]}/${laneId}`,
      roadId: road.id,
      roadName: road.name,
      junction: road.junction < 0 ? null : { index: road.junction, id: map.document.junctions[road.junction].id },
      section: strips.section[strip],
      laneId,
      type: own.type,
      s0: section.s,
      s1: section.sEnd,
      length: lane?.length ?? section.sEnd - section.s,
      leastWidth: Math.min(...widths),
      mostWidth: Math.max(...widths),
      speedLimits: lane === undefined ? [] : [...map.speedLimits[lane.index].limit],
      direction: lane?.direction ?? 0,
      turn: lane === undefined || lane.junction < 0 ? null : lane.turn,
      successors: links(lane?.successors ?? []),
      predecessors: links(lane?.predecessors ?? []),
      left: this.neighbour(lane, 'left'),
      right: this.neighbour(lane, 'right'),
      conflicts: lane === undefined ? [] : this.conflicts(lane),
      signals: lane === undefined ? [] : this.signals(lane),
      outerMarks: own.roadMarks,
      innerMarks: inner.roadMarks,
      highlights: this.highlights(strip, lane),
    };
  }

  private widths(strip: number, lane: SectionLane): number[] {
    const { firstRow, station } = this.strips;
    return [...station.subarray(firstRow[strip], firstRow[strip + 1])].map((s) => laneWidth(lane, s));
  }

  /** To a lane of the graph, by its index there. */
  linkTo(index: number): LaneLink {
    const { road, section, id, key } = this.map.lanes[index];
    return { strip: this.stripOf(road, section, id), key };
  }

  private neighbour(lane: Lane | undefined, side: 'left' | 'right'): LaneFacts['left'] {
    if (lane === undefined || lane[side] < 0) return null;
    const spans = this.map.laneChanges[lane.index][side];
    let mayChange = 0;
    for (let k = 0; k + 1 < spans.length; k += 2) mayChange += spans[k + 1] - spans[k];
    return { ...this.linkTo(lane[side]), mayChange };
  }

  private conflicts({ index }: Lane): LaneFacts['conflicts'] {
    return this.map.conflictZones[index].map(({ lane, kind }) => ({ ...this.linkTo(lane), kind }));
  }

  private signals({ index }: Lane): LaneFacts['signals'] {
    const { stopLines, signals, signalGroups } = this.map;
    return stopLines
      .filter(({ lane }) => lane === index)
      .map(({ signal }) => {
        const { id, kind, group } = signals[signal];
        return { id, kind, group: group < 0 ? null : signalGroups[group].id };
      });
  }

  private highlights(strip: number, lane: Lane | undefined): Highlight[] {
    const whole = (index: number, role: HighlightRole): Highlight => {
      const { s0, s1 } = this.map.lanes[index];
      return { strip: this.linkTo(index).strip, from: s0, to: s1, role };
    };
    const section = this.map.document.roads[this.strips.road[strip]].laneSections[this.strips.section[strip]];
    const own: Highlight = { strip, from: section.s, to: section.sEnd, role: 'selected' };
    if (lane === undefined) return [own];
    return [
      own,
      ...lane.successors.map((index) => whole(index, 'successor')),
      ...lane.predecessors.map((index) => whole(index, 'predecessor')),
      ...[lane.left, lane.right].filter((index) => index >= 0).map((index) => whole(index, 'neighbour')),
      ...this.map.conflictZones[lane.index].map(({ lane: other, kind, otherFrom, otherTo }): Highlight => {
        const ends = [roadStationAt(this.map.lanes[other], otherFrom), roadStationAt(this.map.lanes[other], otherTo)];
        return { strip: this.linkTo(other).strip, from: Math.min(...ends), to: Math.max(...ends), role: kind };
      }),
    ];
  }
}

function keyOf(road: number, section: number, laneId: number): string {
  return `${road} ${section} ${laneId}`;
}
