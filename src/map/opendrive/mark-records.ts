import type { Cubic } from './polynomials.ts';

export type MarkColor = 'white' | 'yellow' | 'red' | 'blue' | 'green' | 'orange' | 'violet' | 'black' | 'other';

/** A line of a road mark's <type> [11.9.2]: repeated over length + space, `tOffset` from the lane's border. */
export interface MarkLine {
  /** Visible part and the gap behind it [m]; a space of 0 is a solid line. */
  readonly length: number;
  readonly space: number;
  /** Left positive, to the line's middle [m]. */
  readonly tOffset: number;
  /** Of the first one from the mark's begin [m]. */
  readonly sOffset: number;
  /** [m] */
  readonly width: number;
  readonly rule: 'no passing' | 'caution' | 'none';
  readonly color: MarkColor;
}

/** One irregular line of a road mark [11.9.3]: once, `sOffset` after the mark's begin. */
export type ExplicitLine = Omit<MarkLine, 'space' | 'color'>;

/** What is on a lane's outer border [11.9]. */
export interface RoadMark {
  /** Road station where it begins [m]. */
  readonly s: number;
  readonly type:
    | 'none'
    | 'solid'
    | 'broken'
    | 'solid solid'
    | 'solid broken'
    | 'broken solid'
    | 'broken broken'
    | 'botts dots'
    | 'grass'
    | 'curb'
    | 'edge'
    | 'custom'
    | 'other';
  /** The standard's "standard" is white. */
  readonly color: MarkColor;
  readonly weight: 'standard' | 'bold';
  /** Of one line [m]. */
  readonly width: number;
  /** Over the road [m]: of curbs and the like. */
  readonly height: number;
  /** Which way traffic may change lanes over it: to the higher lane id, the lower, both or none. */
  readonly laneChange: 'both' | 'increase' | 'decrease' | 'none';
  /** From <type>, empty where the mark's type says it all. */
  readonly lines: readonly MarkLine[];
  readonly explicit: readonly ExplicitLine[];
  /** Sideways deviation from the lane's border [m] by road station. */
  readonly sway: readonly Cubic[];
}
