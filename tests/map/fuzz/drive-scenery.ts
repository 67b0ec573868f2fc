import type { RoadMap } from '../../../src/map/road-map.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';

/** Dresses a map, and throws where its scenery has places that are no numbers. */
export function driveScenery(map: RoadMap): void {
  for (const { positions } of buildScenery(map, 1).chunks) {
    if (!positions.every(Number.isFinite)) throw new Error('broken promise: scenery with numbers');
  }
}
