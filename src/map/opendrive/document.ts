import type { Geometry } from './geometry-record.ts';
import type { DocumentJunction, JunctionGroup } from './junction-records.ts';
import type { LaneSection } from './lane-records.ts';
import type { Crossfall, CrossSectionSurface, LateralShape } from './lateral-records.ts';
import type { ObjectReference, RoadObject, RoadStructure } from './object-records.ts';
import type { Cubic } from './polynomials.ts';
import type { RoadLink } from './road-link.ts';
import type { Controller, RoadSignal, SignalReference } from './signal-records.ts';

/*
 * An OpenDRIVE file as parsed: the standard's own elements (ASAM OpenDRIVE 1.8, section numbers in brackets), in SI and
 * radians, links resolved to indices where they could be. Nothing here is sampled or approximated. Each
 * kind of record has a file of its own beside this one.
 */

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
