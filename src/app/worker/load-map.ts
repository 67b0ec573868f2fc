import { laneStrips } from '../../map/lane-strips.ts';
import { loadRoadMap } from '../../map/load-road-map.ts';
import type { MapProblem } from '../../map/opendrive/map-problem.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { summariseMap } from '../../map/summarise-map.ts';
import { laneAreas } from '../../render/map/lane-areas.ts';
import { laneArrows } from '../../render/map/lane-arrows.ts';
import { mapLabels } from '../../render/map/map-labels.ts';
import { mapTiles } from '../../render/map/map-tiles.ts';
import { placeAreas } from '../../render/map/place-areas.ts';
import { signalMarks } from '../../render/map/signal-marks.ts';

import { buildScenery } from '../../world/scenery/build-scenery.ts';
import { LaneFactsReader } from './lane-facts.ts';
import type { MapFacts, MapStage } from './map-protocol.ts';
import { PlaceFinder } from './place-finder.ts';
import { searchIndex } from './search-index.ts';

/** Of what stands beside the roads: houses and trees are the same at every visit. */
const SCENERY_SEED = 1;

/** A map that is open: what the page gets, and what answers its questions. */
export interface OpenMap {
  readonly facts: MapFacts;
  readonly lanes: LaneFactsReader;
  readonly places: PlaceFinder;
  readonly map: RoadMap;
}

/** Reads a map and builds its world: that, or everything that is wrong with the file. */
export function loadMap(
  xml: string,
  name: string,
  onStage: (stage: MapStage) => void,
): { readonly opened: OpenMap | null; readonly problems: readonly MapProblem[] } {
  onStage('read');
  const { map, problems } = loadRoadMap(xml, name);
  if (map === null) return { opened: null, problems };
  onStage('scenery');
  const { chunks, atmosphere, lamps = [] } = buildScenery(map, SCENERY_SEED, 'open');
  onStage('overlays');
  const strips = laneStrips(map.document);
  const lanes = new LaneFactsReader(map, strips);
  const facts: MapFacts = {
    name,
    title: map.document.name,
    header: map.document.header,
    summary: summariseMap(map.document, problems),
    origin: map.origin,
    tiles: mapTiles(chunks),
    ground: chunks,
    atmosphere,
    lamps,
    areas: laneAreas(map, strips),
    arrows: laneArrows(map),
    marks: signalMarks(map),
    places: placeAreas(map),
    labels: mapLabels(map, strips),
    index: searchIndex(map),
  };
  return { opened: { facts, lanes, places: new PlaceFinder(map, lanes), map }, problems };
}
