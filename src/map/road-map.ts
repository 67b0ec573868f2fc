import type { MapOrigin } from './local-origin.ts';
import type { OpenDriveDocument } from './opendrive/document.ts';

/** Lane types that cars may drive on here; the rest is drawn only. */
export type LaneType =
  | 'driving'
  | 'shoulder'
  | 'border'
  | 'sidewalk'
  | 'biking'
  | 'parking'
  | 'median'
  | 'stop'
  | 'restricted'
  | 'none'
  | 'other';

/**
 * Samples along a lane's centre in the direction of travel, index-aligned, at most 1 m apart; the last lies exactly on
 * the lane's end.
 */
export interface LaneCentre {
  readonly count: number;
  /** Arc length from the lane's start along its centre [m]. */
  readonly s: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Direction of travel [rad], unwrapped (continuous along the lane). */
  readonly heading: Float64Array;
  /** Unit tangent: cosine and sine of the heading. */
  readonly tx: Float64Array;
  readonly ty: Float64Array;
  /** Left turn positive [1/m]. */
  readonly curvature: Float64Array;
  readonly width: Float64Array;
  /** Station on the road's reference line [m]: ascending on lanes of direction +1, else descending. */
  readonly station: Float64Array;
}

/** One lane of one lane section, seen in its direction of travel. Only lanes of type driving are in the graph. */
export interface Lane {
  /** Position in RoadMap.lanes. */
  readonly index: number;
  /** "road/section/lane" with OpenDRIVE ids, for messages. */
  readonly key: string;
  /** Index into RoadMap.document.roads. */
  readonly road: number;
  /** Index of the lane section on its road. */
  readonly section: number;
  /** OpenDRIVE lane id: negative right, positive left of the reference line. */
  readonly id: number;
  readonly type: LaneType;
  /** +1: travel goes with the road's s, -1: against it. */
  readonly direction: 1 | -1;
  /** Road stations of the section's two ends, s0 < s1 [m]. */
  readonly s0: number;
  readonly s1: number;
  /** Along the centre [m]. */
  readonly length: number;
  readonly centre: LaneCentre;
  /** Lane indices, ascending. */
  readonly successors: readonly number[];
  readonly predecessors: readonly number[];
  /** Drivable neighbour of the same direction, as the driver sees left and right; -1 where there is none. */
  readonly left: number;
  readonly right: number;
  /** Index into RoadMap.junctions, -1 outside junctions. */
  readonly junction: number;
  /** At its beginning [m/s]; see RoadMap.speedLimits for the rest of it. */
  readonly speedLimit: number;
  /** How it turns: from the change of heading between its ends; 'straight' outside junctions. */
  readonly turn: 'left' | 'straight' | 'right';
}

/** A signal head that governs lanes. */
export interface Signal {
  /** Position in RoadMap.signals, and in every message about signals. */
  readonly index: number;
  readonly id: string;
  /** 'light' has states; others are signs. */
  readonly kind: 'light' | 'stop' | 'yield' | 'speed' | 'other';
  /** Foot of its pole, map frame [m]. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Height of the head over the foot [m]. */
  readonly zOffset: number;
  /** Direction that traffic which sees its face travels in [rad]. */
  readonly heading: number;
  /** Signals of one group show the same; index into RoadMap.signalGroups, -1 for signs. */
  readonly group: number;
}

/** Signals that a controller switches together. */
export interface SignalGroup {
  readonly id: string;
  /** Index into RoadMap.junctions. */
  readonly junction: number;
  readonly signals: readonly number[];
  /** Lanes that its signals stop, ascending. */
  readonly lanes: readonly number[];
  /** Whether all its heads are for pedestrians: they stop no vehicles. */
  readonly isForWalkers: boolean;
  /** Lanes that pedestrians cross on its green, ascending: under the crosswalks of its heads, else beside the heads. */
  readonly crossed: readonly number[];
}

/** Where vehicles on a lane stop for a light, a stop sign or a yield sign: the kind of its signal says which. */
export interface StopLine {
  readonly lane: number;
  /** Station along the lane's centre in the direction of travel [m]. */
  readonly s: number;
  /** Index into RoadMap.signals. */
  readonly signal: number;
  /** The successor for which it holds: for who goes there, and not for others; -1 where it holds for all. */
  readonly way: number;
}

/** A stop line that is painted where no light and no sign makes anybody stop: who has to wait there waits behind it. */
export interface PaintedStop {
  readonly lane: number;
  /** Station along the lane's centre in the direction of travel [m]. */
  readonly s: number;
}

export interface Junction {
  readonly index: number;
  readonly id: string;
  /** Connecting lanes inside it, ascending lane indices. */
  readonly lanes: readonly number[];
  /** Centre and radius of the circle around its connecting lanes [m]. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** How two connecting lanes that overlap meet. */
export type ConflictKind = 'cross' | 'merge' | 'diverge';

/** Where a connecting lane and another one get into each other's way, by stations along their centres [m]. */
export interface ConflictZone {
  /** The other lane. */
  readonly lane: number;
  readonly kind: ConflictKind;
  /** From the first to the last place of this lane that a car on the other one sweeps over. */
  readonly from: number;
  readonly to: number;
  /** The same on the other lane. */
  readonly otherFrom: number;
  readonly otherTo: number;
}

/**
 * Where one may change from a lane to its neighbours: stations along its centre from and to, from and to, ... ascending
 * [m]; empty where there is no neighbour or nowhere to change.
 */
export interface LaneChanges {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/** Speed limits along a lane: `limit` [m/s] holds from station `s` along its centre [m] on; ascending, the first at 0. */
export interface SpeedLimits {
  readonly s: Float64Array;
  readonly limit: Float64Array;
}

/** Who may drive: those of `allow` only (null: all), and none of `deny`; by the standard's names, for example 'bus'. */
export interface AccessRule {
  readonly allow: readonly string[] | null;
  readonly deny: readonly string[];
}

/** Access along a lane: rule i holds from station s[i] along its centre [m] on; ascending, the first at 0. */
export interface LaneAccessRules {
  readonly s: Float64Array;
  readonly rules: readonly AccessRule[];
}

/** Traffic of the one road goes before that of the other in a junction. */
export interface JunctionPriority {
  /** Index into RoadMap.junctions. */
  readonly junction: number;
  /** Indices into RoadMap.document.roads: what the file names. */
  readonly highRoad: number;
  readonly lowRoad: number;
  /** The lanes that are meant: of the connecting road itself, or those that come from the road; ascending indices. */
  readonly high: readonly number[];
  readonly low: readonly number[];
  /** Line in the file. */
  readonly line: number;
}

/** A place to park a vehicle. */
export interface ParkingSpace {
  /** Index into RoadMap.document.roads. */
  readonly road: number;
  /** Of the object in the file. */
  readonly id: string;
  /** Its middle, map frame [m]. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Of its length [rad]. */
  readonly heading: number;
  readonly length: number;
  readonly width: number;
  /** Who may park there, as the file says: 'all', 'handicapped', 'bus', ...; empty where it does not. */
  readonly access: string;
}

/** A driving lane's part of a crosswalk, by stations along the lane's centre [m]. */
export interface CrosswalkLane {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

export interface Crosswalk {
  /** Index into RoadMap.document.roads: of its object's road, or of the road that is the crossing itself. */
  readonly road: number;
  /** Of the object, or of the crossing path, in the file. */
  readonly id: string;
  /** Corners of its area, map frame: x, y, z each [m]. */
  readonly outline: Float64Array;
  /** The driving lanes under it, of any road, by ascending index. */
  readonly lanes: readonly CrosswalkLane[];
  /** Its pedestrian heads, as indices into RoadMap.signals, and their groups, into RoadMap.signalGroups; ascending. */
  readonly heads: readonly number[];
  readonly groups: readonly number[];
}

/** A map as the simulator uses it. Immutable after loading. */
export interface RoadMap {
  readonly name: string;
  /** The file's content; its coordinates are the map's, too. */
  readonly document: OpenDriveDocument;
  /** Where the map's origin lies in the file's coordinates [m]: (0, 0) unless the map is far from the file's. */
  readonly origin: MapOrigin;
  readonly lanes: readonly Lane[];
  readonly junctions: readonly Junction[];
  readonly signals: readonly Signal[];
  readonly signalGroups: readonly SignalGroup[];
  readonly stopLines: readonly StopLine[];
  readonly paintedStops: readonly PaintedStop[];
  /** Per lane: connecting lanes of the same junction whose swept areas overlap it (cross, merge or diverge), ascending. */
  readonly conflicts: readonly Int32Array[];
  /** Per lane, aligned with `conflicts`: how and where they meet. */
  readonly conflictZones: readonly (readonly ConflictZone[])[];
  /** Per lane: where road marks allow to change to the neighbours. */
  readonly laneChanges: readonly LaneChanges[];
  /** Per lane. */
  readonly speedLimits: readonly SpeedLimits[];
  /** Per lane: who may drive where; see `mayDrive`. */
  readonly access: readonly LaneAccessRules[];
  /** What the file says of who goes first, in its order. */
  readonly priorities: readonly JunctionPriority[];
  readonly parkingSpaces: readonly ParkingSpace[];
  readonly crosswalks: readonly Crosswalk[];
  /** Axis-aligned bounds of all lanes: xMin, yMin, xMax, yMax [m]. */
  readonly bounds: readonly [number, number, number, number];
}

/** A place on a lane's centre line. */
export interface LanePoint {
  x: number;
  y: number;
  z: number;
  heading: number;
  curvature: number;
  width: number;
}

/** A place relative to a lane. */
export interface LanePosition {
  /** Index into RoadMap.lanes; -1 for none found. */
  lane: number;
  /** Station along the centre in the direction of travel [m]. */
  s: number;
  /** Offset from the centre, left positive [m]. */
  d: number;
}

/** Height and normal of the road's surface. */
export interface SurfacePoint {
  z: number;
  /** Unit normal, map frame. */
  nx: number;
  ny: number;
  nz: number;
}
