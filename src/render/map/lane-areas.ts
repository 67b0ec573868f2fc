import { laneStationAt } from '../../map/lane-station.ts';
import type { LaneStrips } from '../../map/lane-strips.ts';
import { laneType } from '../../map/lane-type.ts';
import type { OpenDriveDocument } from '../../map/opendrive/document.ts';
import type { Lane, LaneType, RoadMap } from '../../map/road-map.ts';
import { speedLimitAt } from '../../map/speed-limit-at.ts';
import { LANE_COLORS, LANE_TYPES } from './lane-colors.ts';
import { viridis } from './viridis.ts';

/** Speed that the bright end of the scale stands for [m/s]: 130 km/h. */
export const FASTEST = 130 / 3.6;
/** Of lanes without a limit. */
const NO_LIMIT = [70, 76, 84] as const;

/** The areas of all lanes as triangles, ready to be drawn. Index-aligned with LaneStrips: two corners a row. */
export interface LaneAreas {
  readonly strips: LaneStrips;
  /** x, y, z of each corner [m]. */
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
  /** First index of each lane's triangles; one more at the end. */
  readonly firstIndex: Int32Array;
  /** sRGB of each corner: by the lane's type, and by its speed limit. */
  readonly typeColors: Uint8Array;
  readonly speedColors: Uint8Array;
  /** Types that occur, in the order of legends. */
  readonly types: readonly LaneType[];
}

export function laneAreas(map: RoadMap, strips: LaneStrips): LaneAreas {
  const rows = strips.station.length;
  const typeColors = new Uint8Array(6 * rows);
  const speedColors = new Uint8Array(6 * rows);
  const driving = new Map(map.lanes.map((lane) => [`${lane.road} ${lane.section} ${lane.id}`, lane]));
  const seen = new Set<LaneType>();
  const indices: number[] = [];
  const firstIndex = new Int32Array(strips.count + 1);
  for (let lane = 0; lane < strips.count; lane++) {
    const type = typeOf(map.document, strips, lane);
    seen.add(type);
    const drivingLane = driving.get(`${strips.road[lane]} ${strips.section[lane]} ${strips.laneId[lane]}`);
    const [first, end] = [strips.firstRow[lane], strips.firstRow[lane + 1]];
    for (let row = first; row < end; row++) {
      const speedColor =
        drivingLane === undefined ? NO_LIMIT : viridis(limitAt(map, drivingLane, strips.station[row]) / FASTEST);
      for (const corner of [6 * row, 6 * row + 3]) {
        typeColors.set(LANE_COLORS[type], corner);
        speedColors.set(speedColor, corner);
      }
      if (row + 1 < end) pushQuad(indices, 2 * row, strips.laneId[lane] > 0);
    }
    firstIndex[lane + 1] = indices.length;
  }
  return {
    strips,
    positions: Float32Array.from(strips.border),
    indices: Uint32Array.from(indices),
    firstIndex,
    typeColors,
    speedColors,
    types: LANE_TYPES.filter((type) => seen.has(type)),
  };
}

function limitAt(map: RoadMap, lane: Lane, roadStation: number): number {
  return speedLimitAt(map, lane.index, laneStationAt(lane, roadStation));
}

/** Between a row (inner, outer) and the next, counter-clockwise seen from above. */
function pushQuad(indices: number[], inner: number, isLeft: boolean): void {
  const [a, b, c, d] = isLeft ? [inner, inner + 2, inner + 3, inner + 1] : [inner + 1, inner + 3, inner + 2, inner];
  indices.push(a, b, c, a, c, d);
}

function typeOf({ roads }: OpenDriveDocument, strips: LaneStrips, lane: number): LaneType {
  const section = roads[strips.road[lane]].laneSections[strips.section[lane]];
  const id = strips.laneId[lane];
  return laneType((id > 0 ? section.left : section.right)[Math.abs(id) - 1].type);
}
