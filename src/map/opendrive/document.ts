/*
 * An OpenDRIVE file as parsed: the standard's own elements (ASAM OpenDRIVE 1.8, section numbers in brackets), in SI and
 * radians, links resolved to indices where they could be. Nothing here is sampled or approximated.
 */

/** a + b ds + c ds^2 + d ds^3 with ds counted from `s`. */
export interface Cubic {
  readonly s: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Where an element of the plan view begins, and how long it is. */
interface GeometryPlace {
  readonly s: number;
  readonly x: number;
  readonly y: number;
  readonly hdg: number;
  readonly length: number;
}

/** a + b p + c p^2 + d p^3 */
export interface Polynomial {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/**
 * One element of the plan view [9.3]. A poly3 is v(u) and a paramPoly3 is (u(p), v(p)) in the frame of its start, with p
 * from 0 to 1 (normalized) or to the length (arcLength); `s` runs along both by arc length.
 */
export type Geometry =
  | (GeometryPlace & { readonly kind: 'line' })
  | (GeometryPlace & { readonly kind: 'arc'; readonly curvature: number })
  | (GeometryPlace & { readonly kind: 'spiral'; readonly curvStart: number; readonly curvEnd: number })
  | (GeometryPlace & { readonly kind: 'poly3'; readonly v: Polynomial })
  | (GeometryPlace & {
      readonly kind: 'paramPoly3';
      readonly u: Polynomial;
      readonly v: Polynomial;
      readonly normalized: boolean;
    });

/** [11.9] */
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
    | 'curb'
    | 'other';
  readonly color: 'white' | 'yellow' | 'other';
  /** [m] */
  readonly width: number;
}

/** Height over the road's surface at a lane's borders from station `s` on [m]. */
export interface LaneHeight {
  readonly s: number;
  readonly inner: number;
  readonly outer: number;
}

/** One lane of a section [11]. */
export interface SectionLane {
  readonly id: number;
  readonly type: string;
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
  /** [m/s], null where the road's limit holds. */
  readonly speed: number | null;
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

export interface RoadLink {
  readonly kind: 'road' | 'junction';
  /** Index into roads or junctions; -1 where the file names one that is not there. */
  readonly element: number;
  readonly contact: 'start' | 'end' | null;
}

/** [14] */
export interface RoadSignal {
  readonly id: string;
  readonly s: number;
  readonly t: number;
  readonly zOffset: number;
  readonly hOffset: number;
  readonly orientation: '+' | '-' | 'none';
  readonly dynamic: boolean;
  readonly country: string;
  readonly type: string;
  readonly subtype: string;
  readonly value: number | null;
  readonly width: number;
  readonly height: number;
  /** Lane ids from ... to; empty means every lane of its orientation. */
  readonly validity: readonly (readonly [number, number])[];
}

/** [13] as far as the first map needs it: boxes and outlines that stand beside the road. */
export interface RoadObject {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly s: number;
  readonly t: number;
  readonly zOffset: number;
  readonly hdg: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

export interface Road {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly length: number;
  /** Index into junctions, -1 for none. */
  readonly junction: number;
  /** Left-hand traffic. */
  readonly leftHand: boolean;
  readonly predecessor: RoadLink | null;
  readonly successor: RoadLink | null;
  readonly planView: readonly Geometry[];
  readonly elevation: readonly Cubic[];
  readonly superelevation: readonly Cubic[];
  readonly laneOffset: readonly Cubic[];
  readonly laneSections: readonly LaneSection[];
  /** Speed limits by station: ascending s, [m/s]. */
  readonly speeds: readonly { readonly s: number; readonly max: number }[];
  readonly signals: readonly RoadSignal[];
  readonly objects: readonly RoadObject[];
  /** Line in the file. */
  readonly line: number;
}

export interface JunctionConnection {
  readonly incomingRoad: number;
  readonly connectingRoad: number;
  readonly contact: 'start' | 'end';
  readonly laneLinks: readonly { readonly from: number; readonly to: number }[];
}

/** [12] */
export interface DocumentJunction {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly connections: readonly JunctionConnection[];
  /** Ids of the controllers that switch its signals. */
  readonly controllerIds?: readonly string[];
}

/** [14.6] Signals switched together. */
export interface Controller {
  readonly id: string;
  readonly signalIds: readonly string[];
}

export interface OpenDriveDocument {
  readonly version: string;
  readonly name: string;
  readonly roads: readonly Road[];
  readonly junctions: readonly DocumentJunction[];
  readonly controllers: readonly Controller[];
}

/** Something wrong, or remarkable, in a file. */
export interface MapProblem {
  readonly severity: 'error' | 'warning' | 'note';
  readonly line: number;
  /** For example "road 12/lanes/laneSection[0]/lane -1". */
  readonly path: string;
  readonly message: string;
}
