import { laneStrips } from '../../map/lane-strips.ts';
import { loadRoadMap } from '../../map/load-road-map.ts';
import type { MapProblem } from '../../map/opendrive/document.ts';
import { laneAreas } from '../../render/map/lane-areas.ts';
import { buildScenery } from '../../world/scenery/build-scenery.ts';
import type { MapFacts, MapStage } from './map-protocol.ts';
import { mapSummary } from './map-summary.ts';

/** Of what stands beside the roads: houses and trees are the same at every visit. */
const SCENERY_SEED = 1;

/** Reads a map and builds its world: the facts, or everything that is wrong with the file. */
export function loadMap(
  xml: string,
  name: string,
  onStage: (stage: MapStage) => void,
): { readonly facts: MapFacts | null; readonly problems: readonly MapProblem[] } {
  onStage('read');
  const { map, problems } = loadRoadMap(xml, name);
  if (map === null) return { facts: null, problems };
  onStage('scenery');
  const { chunks, atmosphere } = buildScenery(map, SCENERY_SEED);
  onStage('overlays');
  const areas = laneAreas(map, laneStrips(map.document));
  return { facts: { name, summary: mapSummary(map), problems, chunks, atmosphere, areas }, problems };
}
