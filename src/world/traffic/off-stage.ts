import { PerMap } from '../../map/per-map.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';

/** Where vehicles wait that are not on the map [m]: so far off that nothing there meets anything. */
const FAR = 1e6;
/** Between the middles of two of them [m]. */
const SPACING = 30;

/**
 * A map with one more lane, far from all others and joined to none, where vehicles stand until they are let onto the map
 * and after they have left it: it has room for `count`, each at the station that `standOf` says.
 */
export function withStage(map: RoadMap, count: number): RoadMap {
  return known.get(map, `${count}`, () => addStage(map, count));
}

const known = new PerMap<RoadMap>();

function addStage(map: RoadMap, count: number): RoadMap {
  const length = SPACING * (count + 1);
  const lane: Lane = {
    index: map.lanes.length,
    key: 'off the map',
    road: 0,
    section: 0,
    id: 0,
    type: 'none',
    direction: 1,
    s0: 0,
    s1: length,
    length,
    centre: {
      count: 2,
      s: Float64Array.of(0, length),
      x: Float64Array.of(FAR, FAR + length),
      y: Float64Array.of(FAR, FAR),
      z: new Float64Array(2),
      heading: new Float64Array(2),
      tx: Float64Array.of(1, 1),
      ty: new Float64Array(2),
      curvature: new Float64Array(2),
      width: Float64Array.of(3, 3),
      station: Float64Array.of(0, length),
    },
    successors: [],
    predecessors: [],
    left: -1,
    right: -1,
    junction: -1,
    speedLimit: 1,
    turn: 'straight',
  };
  return {
    ...map,
    lanes: [...map.lanes, lane],
    conflicts: [...map.conflicts, new Int32Array(0)],
    conflictZones: [...map.conflictZones, []],
    laneChanges: [...map.laneChanges, { left: new Float64Array(0), right: new Float64Array(0) }],
    speedLimits: [...map.speedLimits, { s: new Float64Array(1), limit: Float64Array.of(1) }],
    access: [...map.access, { s: new Float64Array(1), rules: [{ allow: null, deny: [] }] }],
  };
}

/** Station at which a vehicle stands off the map [m]. */
export function standOf(actor: number): number {
  return SPACING * (actor + 1);
}
