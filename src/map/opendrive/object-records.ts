import type { MarkColor } from './mark-records.ts';
import type { LaneRange, Orientation } from './validity.ts';

/** [13.3] A corner in the object's own frame, or in road coordinates; `id` is its number in the outline or the file's. */
export type OutlineCorner =
  | {
      readonly kind: 'local';
      readonly id: number;
      readonly u: number;
      readonly v: number;
      readonly z: number;
      readonly height: number;
    }
  | {
      readonly kind: 'road';
      readonly id: number;
      readonly s: number;
      readonly t: number;
      readonly dz: number;
      readonly height: number;
    };

export interface Outline {
  readonly id: number;
  readonly outer: boolean;
  /** The last corner joins the first; an open outline is a line. */
  readonly closed: boolean;
  /** Of an area that is a lane's surface, for example 'sidewalk'; empty if it is none. */
  readonly laneType: string;
  readonly corners: readonly OutlineCorner[];
}

/** The object again and again along `length` [13.4]; what is null stays the object's own. */
export interface ObjectRepeat {
  readonly s: number;
  readonly length: number;
  /** Between two [m]; 0 is one without gaps. */
  readonly distance: number;
  readonly tStart: number;
  readonly tEnd: number;
  readonly widthStart: number | null;
  readonly widthEnd: number | null;
  readonly heightStart: number | null;
  readonly heightEnd: number | null;
  readonly zOffsetStart: number;
  readonly zOffsetEnd: number;
  readonly lengthStart: number | null;
  readonly lengthEnd: number | null;
  readonly radiusStart: number | null;
  readonly radiusEnd: number | null;
}

/** Paint on an object [13.8]: along a side of its box, or between corners of its outline. */
export interface ObjectMarking {
  readonly side: 'left' | 'right' | 'front' | 'rear' | null;
  /** Ids of the corners that it runs between. */
  readonly corners: readonly number[];
  readonly color: MarkColor;
  readonly weight: 'standard' | 'bold';
  /** All [m]. */
  readonly width: number;
  readonly zOffset: number;
  readonly lineLength: number;
  readonly spaceLength: number;
  readonly startOffset: number;
  readonly stopOffset: number;
}

/** The rim of an outline [13.9]: whole, or between corners. */
export interface ObjectBorder {
  readonly outline: number;
  readonly type: string;
  /** [m] */
  readonly width: number;
  readonly whole: boolean;
  readonly corners: readonly number[];
}

/** [13] */
export interface RoadObject {
  readonly id: string;
  readonly type: string;
  readonly subtype: string;
  readonly name: string;
  readonly s: number;
  readonly t: number;
  readonly zOffset: number;
  readonly hdg: number;
  readonly pitch: number;
  readonly roll: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  /** Of a round object [m]; 0 for a box of length and width. */
  readonly radius: number;
  readonly orientation: Orientation;
  readonly dynamic: boolean;
  /** Rolled with the road, instead of upright. */
  readonly perpendicular: boolean;
  /** Along s from its own [m]. */
  readonly validLength: number;
  readonly validity: readonly LaneRange[];
  /** Instead of box or circle. */
  readonly outlines: readonly Outline[];
  readonly repeats: readonly ObjectRepeat[];
  /** Of a parking space: who may park [13.7]. */
  readonly parking: null | { readonly access: string; readonly restrictions: string };
  readonly markings: readonly ObjectMarking[];
  readonly borders: readonly ObjectBorder[];
  readonly materials: readonly { readonly surface: string; readonly friction: number }[];
}

/** An object of another road that this one has a part in [13.13]. */
export interface ObjectReference {
  readonly id: string;
  readonly s: number;
  readonly t: number;
  readonly zOffset: number;
  readonly validLength: number;
  readonly orientation: Orientation;
  readonly validity: readonly LaneRange[];
}

/** A stretch of road that is on a bridge [13.12] or in a tunnel [13.11]. */
export interface RoadStructure {
  readonly id: string;
  readonly name: string;
  readonly s: number;
  readonly length: number;
  /** 'concrete', 'steel', 'brick', 'wood' of bridges; 'standard', 'underpass' of tunnels. */
  readonly type: string;
  readonly validity: readonly LaneRange[];
}
