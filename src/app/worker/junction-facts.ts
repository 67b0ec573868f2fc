import { roadStationAt } from '../../map/lane-station.ts';
import type { ConflictKind, RoadMap } from '../../map/road-map.ts';
import type { Highlight } from '../../render/map/highlight-view.ts';
import type { LaneFactsReader, LaneLink } from './lane-facts.ts';

/** What is to be known of a junction. */
export interface JunctionFacts {
  readonly id: string;
  /** From the file; empty where it gives none. */
  readonly name: string;
  readonly type: string;
  /** Driving lanes that lead through it. */
  readonly lanes: readonly LaneLink[];
  /** Ids of the signal groups that switch it. */
  readonly groups: readonly string[];
  /** Pairs of lanes that get into each other's way, by how. */
  readonly conflicts: Readonly<Record<ConflictKind, number>>;
  /** Where they do. */
  readonly highlights: readonly Highlight[];
}

/** The gravest last, so that it is drawn over the others. */
const KINDS: readonly ConflictKind[] = ['diverge', 'merge', 'cross'];

export function junctionFacts(map: RoadMap, reader: LaneFactsReader, index: number): JunctionFacts {
  const { id, lanes } = map.junctions[index];
  const { name, type } = map.document.junctions[index];
  const zones = lanes.flatMap((lane) => map.conflictZones[lane].map((zone) => ({ own: lane, zone })));
  const count = (kind: ConflictKind) => zones.filter(({ zone }) => zone.kind === kind).length / 2;
  const highlights = KINDS.flatMap((kind) =>
    zones
      .filter(({ zone }) => zone.kind === kind)
      .map(({ own, zone: { from, to } }): Highlight => {
        const ends = [roadStationAt(map.lanes[own], from), roadStationAt(map.lanes[own], to)];
        return { strip: reader.linkTo(own).strip, from: Math.min(...ends), to: Math.max(...ends), role: kind };
      }),
  );
  return {
    id,
    name,
    type,
    lanes: lanes.map((lane) => reader.linkTo(lane)),
    groups: map.signalGroups.filter(({ junction }) => junction === index).map((group) => group.id),
    conflicts: { cross: count('cross'), merge: count('merge'), diverge: count('diverge') },
    highlights,
  };
}
