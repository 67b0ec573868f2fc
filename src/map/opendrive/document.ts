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

/** From station `s` to the next record's a cubic across the road, in pieces by ascending `t` [10.5.3]. */
export interface LateralShape {
  readonly s: number;
  /** Height over the reference line [m] is a + b dt + c dt^2 + d dt^3 with dt counted from `t`. */
  readonly pieces: readonly {
    readonly t: number;
    readonly a: number;
    readonly b: number;
    readonly c: number;
    readonly d: number;
  }[];
}

/**
 * One strip of a cross section surface [10.5.4, since 1.8]: over its width the height is
 * constant + linear dt + quadratic dt^2 + cubic dt^3, each a cubic of s. dt counts from the strip's inner edge along t,
 * so it is negative on the right.
 */
export interface SurfaceStrip {
  readonly id: number;
  /** Counts its height from the outer edge of the strip further in, not from the reference line. */
  readonly relative: boolean;
  /** Empty for the outermost strip, which goes on without end. */
  readonly widths: readonly Cubic[];
  readonly constant: readonly Cubic[];
  readonly linear: readonly Cubic[];
  readonly quadratic: readonly Cubic[];
  readonly cubic: readonly Cubic[];
}

/**
 * Angles by which the road falls from its reference line to the outside, relative to the t axis [rad], by side; of the
 * revisions 1.1 to 1.5.
 */
export interface Crossfall {
  readonly left: readonly Cubic[];
  readonly right: readonly Cubic[];
}

export interface CrossSectionSurface {
  /** Of the edge between the first strips of both sides from the reference line [m]. */
  readonly tOffset: readonly Cubic[];
  /** From the inside out: ids 1, 2, ... and -1, -2, ... */
  readonly left: readonly SurfaceStrip[];
  readonly right: readonly SurfaceStrip[];
}

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

/** [10.3] */
export interface RoadLink {
  readonly kind: 'road' | 'junction';
  /** Index into roads or junctions; -1 where the file names one that is not there. */
  readonly element: number;
  /** Null for junctions, and where it meets the middle of a road. */
  readonly contact: 'start' | 'end' | null;
  /** Place on the linked road, and which way from there along its s [12.5, virtual junctions]. */
  readonly at?: { readonly s: number; readonly direction: '+' | '-' };
}

export type Orientation = '+' | '-' | 'none';

/** Lane ids from ... to, ascending. */
export type LaneRange = readonly [number, number];

/** Where a signal physically stands, if not at its station [14.5]. */
export type SignalPosition =
  | {
      readonly kind: 'road';
      /** Index into roads, -1 where it is not there. */
      readonly road: number;
      readonly s: number;
      readonly t: number;
      readonly zOffset: number;
      readonly hOffset: number;
      readonly pitch: number;
      readonly roll: number;
    }
  | {
      readonly kind: 'inertial';
      readonly x: number;
      readonly y: number;
      readonly z: number;
      readonly hdg: number;
      readonly pitch: number;
      readonly roll: number;
    };

/** [14] */
export interface RoadSignal {
  readonly id: string;
  readonly name: string;
  readonly s: number;
  readonly t: number;
  readonly zOffset: number;
  readonly hOffset: number;
  readonly pitch: number;
  readonly roll: number;
  /** Governs traffic along s ('+'), against it ('-') or both. */
  readonly orientation: Orientation;
  readonly dynamic: boolean;
  /** ISO 3166-1, or 'OpenDRIVE' for the standard's own catalogue. */
  readonly country: string;
  readonly type: string;
  readonly subtype: string;
  readonly value: number | null;
  /** Of the value, for example 'km/h'. */
  readonly unit: string;
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** Lane ids from ... to; empty means every lane of its orientation. */
  readonly validity: readonly LaneRange[];
  /** Signals whose meaning this one limits or adds to [14.3]. */
  readonly dependencies: readonly { readonly id: string; readonly type: string }[];
  /** Signals and objects that belong to it [14.4]. */
  readonly references: readonly { readonly kind: 'signal' | 'object'; readonly id: string; readonly type: string }[];
  readonly position: SignalPosition | null;
}

/** A signal of another road that governs this one too [14.7]. */
export interface SignalReference {
  readonly id: string;
  readonly s: number;
  readonly t: number;
  readonly orientation: Orientation;
  readonly validity: readonly LaneRange[];
}

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

/** From `s` on: 'town', 'motorway', ... and the country whose rules hold; empty where not said [10.6]. */
export interface RoadType {
  readonly s: number;
  readonly type: string;
  readonly country: string;
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
  readonly types: readonly RoadType[];
  readonly planView: readonly Geometry[];
  readonly elevation: readonly Cubic[];
  readonly superelevation: readonly Cubic[];
  /** By ascending s, heights on top of elevation and superelevation. */
  readonly shapes: readonly LateralShape[];
  readonly crossSection: CrossSectionSurface | null;
  readonly crossfall: Crossfall | null;
  readonly laneOffset: readonly Cubic[];
  readonly laneSections: readonly LaneSection[];
  /** The same as the file has them, where some without length were left out: with those, and with their own links. */
  readonly statedSections?: readonly LaneSection[];
  /** Speed limits by station: ascending s, [m/s]. */
  readonly speeds: readonly { readonly s: number; readonly max: number }[];
  readonly signals: readonly RoadSignal[];
  readonly signalReferences: readonly SignalReference[];
  readonly objects: readonly RoadObject[];
  readonly objectReferences: readonly ObjectReference[];
  readonly bridges: readonly RoadStructure[];
  readonly tunnels: readonly RoadStructure[];
  /** Has tracks [15]; they are kept in mind, not driven. */
  readonly railroad: boolean;
  /** Line in the file. */
  readonly line: number;
}

/** [12.2] */
export interface JunctionConnection {
  readonly id: string;
  readonly type: 'default' | 'virtual';
  readonly incomingRoad: number;
  /** Of a direct junction: the road that goes on itself. */
  readonly connectingRoad: number;
  /** Of the connecting road where it meets the incoming one. */
  readonly contact: 'start' | 'end';
  readonly laneLinks: readonly { readonly from: number; readonly to: number }[];
  /** Of a virtual connection, which has no road of its own: what it joins [12.5]. */
  readonly predecessor?: RoadLink;
  readonly successor?: RoadLink;
  /** Line in the file, where it comes from one. */
  readonly line?: number;
}

/** A crosswalk's way through a crossing junction [12.8]: a road over a stretch of another. */
export interface CrossPath {
  readonly id: string;
  /** Index into roads of the path itself and of where it starts and ends; -1 where it is not there. */
  readonly road: number;
  readonly roadAtStart: number;
  readonly roadAtEnd: number;
  readonly start: { readonly s: number; readonly from: number; readonly to: number };
  readonly end: { readonly s: number; readonly from: number; readonly to: number };
}

/** [12] */
export interface DocumentJunction {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly type: 'default' | 'direct' | 'virtual' | 'crossing';
  /** Of a virtual junction: index of the road that it lies along (-1 for none), from where to where, and which side. */
  readonly mainRoad: number;
  readonly sStart: number;
  readonly sEnd: number;
  readonly orientation: Orientation;
  readonly connections: readonly JunctionConnection[];
  /** Indices of roads: traffic of the first goes before that of the second [12.4]. */
  readonly priorities: readonly { readonly high: number; readonly low: number; readonly line?: number }[];
  /** Of a crossing: the stretches of roads that cross on the level. */
  readonly roadSections: readonly { readonly road: number; readonly sStart: number; readonly sEnd: number }[];
  readonly crossPaths: readonly CrossPath[];
  /** Line in the file. */
  readonly line: number;
  /** Ids of the controllers that switch its signals. */
  readonly controllerIds: readonly string[];
}

/** Junctions that belong together, for example those of a roundabout [12.9]. */
export interface JunctionGroup {
  readonly id: string;
  readonly name: string;
  /** 'roundabout', 'complexJunction', 'highwayInterchange' or 'unknown'. */
  readonly type: string;
  /** Indices into junctions. */
  readonly junctions: readonly number[];
}

/** [14.6] Signals switched together. */
export interface Controller {
  readonly id: string;
  readonly name: string;
  /** Order within a junction; 0 where not said. */
  readonly sequence: number;
  readonly signalIds: readonly string[];
  readonly controls: readonly { readonly signalId: string; readonly type: string }[];
}

/** [7] */
export interface DocumentHeader {
  readonly vendor: string;
  readonly date: string;
  /** Projection of the map's coordinates as a PROJ string. */
  readonly geoReference: string | null;
  /** What was taken off the projected coordinates: projected = hdg-rotated map position + (x, y, z). */
  readonly offset: { readonly x: number; readonly y: number; readonly z: number; readonly hdg: number } | null;
}

export interface OpenDriveDocument {
  readonly version: string;
  readonly name: string;
  readonly header: DocumentHeader;
  readonly roads: readonly Road[];
  readonly junctions: readonly DocumentJunction[];
  readonly junctionGroups: readonly JunctionGroup[];
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
