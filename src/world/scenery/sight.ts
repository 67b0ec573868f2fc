import { hypot } from '../../core/math/hypot.ts';
import type { RoadMap } from '../../map/road-map.ts';

/** Maps of this size or less are closed in by their houses and the hills around [m]: farther than that nobody looks. */
const SMALL_MAP = 650;
const NEAR_SIGHT = 420;

/** Over open country one sees to where the air takes away the contrast; this is within the visibility of clear days [m]. */
const FAR_SIGHT = 2000;

/** How far one sees on a map of these bounds [m]. */
export function sightOver([xMin, yMin, xMax, yMax]: RoadMap['bounds']): number {
  return hypot(xMax - xMin, yMax - yMin) <= SMALL_MAP ? NEAR_SIGHT : FAR_SIGHT;
}
