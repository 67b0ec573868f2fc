import type { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { DriveFrame } from '../metrics/drive-frame.ts';
import { placePoint } from '../storyboard/place-point.ts';
import type { StoryPlace } from '../storyboard/place-schema.ts';
import { type StretchFields, stretchOf } from '../storyboard/story-references.ts';

/** Radius of a circle that says none [m]. */
const USUAL_RADIUS = 3;

export interface RegionFields {
  readonly at?: StoryPlace | undefined;
  readonly within?: number | undefined;
  readonly on?: StretchFields | undefined;
}

/** A part of the map; says whether the centre of the ego's box is in it. */
export type Region = (frame: DriveFrame) => boolean;

/** The region that the fields describe; everywhere where they describe none. */
export function regionOf({ at, within = USUAL_RADIUS, on }: RegionFields, map: RoadMap, index: LaneIndex): Region {
  if (at !== undefined) {
    const point = placePoint(map, index, at);
    if (point === null) return nowhere;
    return ({ centreX, centreY }) => {
      const dx = centreX - point.x;
      const dy = centreY - point.y;
      return dx * dx + dy * dy <= within * within;
    };
  }
  if (on === undefined) return everywhere;
  const { begins, from, to } = stretchOf(map, on);
  return ({ lane, laneS }) => {
    const begin = begins.get(lane);
    return begin !== undefined && begin + laneS >= from && begin + laneS <= to;
  };
}

/** A checked scene has no place that is on no lane. */
function nowhere(): boolean {
  return false;
}

function everywhere(): boolean {
  return true;
}
