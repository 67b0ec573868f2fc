import type { RoadMark } from './mark-records.ts';
import type { Cubic } from './polynomials.ts';

/** Height over the road's surface at a lane's borders from station `s` on [m]. */
export interface LaneHeight {
  readonly s: number;
  readonly inner: number;
  readonly outer: number;
}

/** Who may or may not use a lane from station `s` on [11.8]. */
export interface LaneAccess {
  readonly s: number;
  readonly rule: 'allow' | 'deny';
  /** For example 'bus', 'bicycle', 'pedestrian', 'simulator', 'autonomousTraffic'. */
  readonly restriction: readonly string[];
}

/** One lane of a section [11]. */
export interface SectionLane {
  readonly id: number;
  readonly type: string;
  /** Is not rolled with a superelevated road, nor falls with its crossfall. */
  readonly level: boolean;
  /** Since 1.8: 'reversed' runs against what its side and the road's rule say. */
  readonly travel: 'standard' | 'reversed' | 'both';
  /** Ascending s, counted from the road's start. */
  readonly widths: readonly Cubic[];
  /** On the lane's outer border; on the centre lane's place for id 0. */
  readonly roadMarks: readonly RoadMark[];
  /** Height over the road's surface at the inner and outer border [m]. */
  readonly heightInner: number;
  readonly heightOuter: number;
  /** All height records by ascending s, where there is more than one; the first is repeated above. */
  readonly heights?: readonly LaneHeight[];
  readonly predecessor: number | null;
  readonly successor: number | null;
  /** Where a lane splits or merges, the further ones; mostly empty. */
  readonly morePredecessors: readonly number[];
  readonly moreSuccessors: readonly number[];
  /** First of `speeds` [m/s], null where the road's limit holds. */
  readonly speed: number | null;
  /** Limits by ascending road station [m/s]; null where the road's holds. */
  readonly speeds: readonly { readonly s: number; readonly max: number | null }[];
  /** By ascending road station. */
  readonly access: readonly LaneAccess[];
  /** Line in the file, where it comes from one. */
  readonly line?: number;
  /** What the lane is paved with, by ascending road station [11.10]. */
  readonly materials: readonly { readonly s: number; readonly surface: string; readonly friction: number }[];
}

/** [11.3] */
export interface LaneSection {
  readonly s: number;
  readonly sEnd: number;
  /** By distance from the reference line: ids 1, 2, ... */
  readonly left: readonly SectionLane[];
  readonly centre: SectionLane;
  /** By distance from the reference line: ids -1, -2, ... */
  readonly right: readonly SectionLane[];
}
