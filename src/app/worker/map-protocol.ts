import type { MapProblem } from '../../map/opendrive/document.ts';
import type { LaneAreas } from '../../render/map/lane-areas.ts';
import type { Atmosphere, Mesh } from '../../world/scenery/mesh.ts';
import type { MapSummary } from './map-summary.ts';

/*
 * What passes between the map page and the worker that reads maps. Every answer carries the number of the `open` that it
 * belongs to, so that a late answer about an earlier map is dropped.
 */

/** One of our maps, or a file of the reader's own. */
export type MapSource =
  | { readonly kind: 'own'; readonly key: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: ArrayBuffer };

export type MapRequest = { readonly type: 'open'; readonly open: number; readonly source: MapSource };

export type MapStage = 'fetch' | 'read' | 'scenery' | 'overlays';

/** What is known of a map once it is open. */
export interface MapFacts {
  /** Of the file. */
  readonly name: string;
  readonly summary: MapSummary;
  readonly problems: readonly MapProblem[];
  readonly chunks: readonly Mesh[];
  readonly atmosphere: Atmosphere;
  readonly areas: LaneAreas;
}

export type MapReply =
  | { readonly type: 'stage'; readonly open: number; readonly stage: MapStage }
  | { readonly type: 'opened'; readonly open: number; readonly facts: MapFacts }
  /** The file cannot be used. */
  | { readonly type: 'refused'; readonly open: number; readonly name: string; readonly problems: readonly MapProblem[] }
  /** The simulator itself failed. */
  | { readonly type: 'fault'; readonly open: number; readonly message: string; readonly detail: string };
