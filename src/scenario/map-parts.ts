import { LaneIndex } from '../map/lane-index.ts';
import { PerMap } from '../map/per-map.ts';
import type { RoadMap } from '../map/road-map.ts';
import { RoadSurface } from '../map/road-surface.ts';
import { RoadKnowledge } from '../perception/road-knowledge.ts';

/** What every drive on a map asks it with. None remembers what it was asked. */
export interface MapParts {
  readonly index: LaneIndex;
  readonly surface: RoadSurface;
  readonly knowledge: RoadKnowledge;
  /** Whether no crest of a road can hide anything. */
  readonly isLevel: boolean;
}

const parts = new PerMap<MapParts>();

/** Made once for a map, since that takes longer than many drives on it. */
export function mapPartsOf(map: RoadMap): MapParts {
  return parts.get(map, '', () => {
    const index = new LaneIndex(map);
    const surface = new RoadSurface(map);
    return { index, surface, knowledge: new RoadKnowledge(map, index, surface), isLevel: isLevel(map) };
  });
}

/** A car may be seen over what the road rises by this [m]. */
const LEVEL = 0.5;

function isLevel({ lanes }: RoadMap): boolean {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { centre } of lanes) {
    for (let i = 0; i < centre.count; i++) {
      lowest = Math.min(lowest, centre.z[i]);
      highest = Math.max(highest, centre.z[i]);
    }
  }
  return !(highest - lowest > LEVEL);
}
