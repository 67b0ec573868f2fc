import type { RoadLink } from './road-link.ts';
import type { Orientation } from './validity.ts';

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
