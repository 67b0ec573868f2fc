import type { LaneType } from '../../map/road-map.ts';

/** Colour of each type of lane on maps, sRGB 0 to 255: told apart by those who see red and green alike, too. */
export const LANE_COLORS: Readonly<Record<LaneType, readonly [number, number, number]>> = {
  driving: [76, 155, 232],
  shoulder: [139, 148, 158],
  border: [176, 152, 118],
  sidewalk: [214, 122, 200],
  biking: [226, 150, 62],
  parking: [62, 186, 170],
  median: [122, 163, 90],
  stop: [210, 88, 62],
  restricted: [214, 190, 60],
  none: [94, 104, 116],
  other: [160, 134, 240],
};

/** Types in the order of legends. */
export const LANE_TYPES = Object.keys(LANE_COLORS) as LaneType[];
