import type { MapOrigin } from '../../map/local-origin.ts';
import type { DocumentHeader } from '../../map/opendrive/document.ts';
import type { MapProblem } from '../../map/opendrive/map-problem.ts';
import type { MapSummary } from '../../map/summarise-map.ts';
import type { LaneAreas } from '../../render/map/lane-areas.ts';
import type { LaneArrows } from '../../render/map/lane-arrows.ts';
import type { MapLabel } from '../../render/map/map-labels.ts';
import type { MapTile } from '../../render/map/map-tiles.ts';
import type { PlaceAreas } from '../../render/map/place-areas.ts';
import type { SignalMarks } from '../../render/map/signal-marks.ts';
import type { Atmosphere, LampPlace, Mesh } from '../../world/scenery/mesh.ts';
import type { JunctionFacts } from './junction-facts.ts';
import type { LaneFacts } from './lane-facts.ts';
import type { PlaceFacts } from './place-finder.ts';
import type { SearchEntry } from './search-index.ts';

/*
 * What passes between the map page and the worker that reads maps. Every answer carries the number of the `open` that it
 * belongs to, so that a late answer about an earlier map is dropped.
 */

/** One of our maps, or a file of the reader's own. */
export type MapSource =
  | { readonly kind: 'own'; readonly key: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: ArrayBuffer };

export type MapRequest =
  | { readonly type: 'open'; readonly open: number; readonly source: MapSource }
  /** What is at a place, map frame [m]? `pin` asks for the lane's facts, too. */
  | {
      readonly type: 'place';
      readonly open: number;
      readonly place: readonly [number, number, number];
      readonly pin: boolean;
    }
  /** What is to be known of a lane, by index of LaneStrips? */
  | { readonly type: 'lane'; readonly open: number; readonly strip: number }
  /** What is to be known of a junction, by its index? */
  | { readonly type: 'junction'; readonly open: number; readonly index: number };

export type MapStage = 'fetch' | 'read' | 'scenery' | 'overlays';

/** What is known of a map once it is open. */
export interface MapFacts {
  /** Of the file. */
  readonly name: string;
  /** From the file's header: its name, empty where it has none, and what else it says. */
  readonly title: string;
  readonly header: DocumentHeader;
  readonly summary: MapSummary;
  /** Where the map's origin lies in the file's coordinates. */
  readonly origin: MapOrigin;
  readonly tiles: readonly MapTile[];
  /** What one points at. */
  readonly ground: readonly Mesh[];
  readonly atmosphere: Atmosphere;
  /** Street lamps. */
  readonly lamps: readonly LampPlace[];
  readonly areas: LaneAreas;
  readonly arrows: LaneArrows;
  readonly marks: SignalMarks;
  readonly places: PlaceAreas;
  readonly labels: readonly MapLabel[];
  readonly index: readonly SearchEntry[];
}

export type MapReply =
  | { readonly type: 'stage'; readonly open: number; readonly stage: MapStage }
  | { readonly type: 'opened'; readonly open: number; readonly facts: MapFacts }
  /** The file cannot be used. */
  | { readonly type: 'refused'; readonly open: number; readonly name: string; readonly problems: readonly MapProblem[] }
  | { readonly type: 'place'; readonly open: number; readonly place: PlaceFacts; readonly pin: boolean }
  | { readonly type: 'lane'; readonly open: number; readonly lane: LaneFacts }
  | { readonly type: 'junction'; readonly open: number; readonly junction: JunctionFacts }
  /** The simulator itself failed. */
  | { readonly type: 'fault'; readonly open: number; readonly message: string; readonly detail: string };
