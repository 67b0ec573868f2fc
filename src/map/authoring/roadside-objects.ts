import type { Network } from './network.ts';
import type { RoadDraft } from './road-draft.ts';
import { roadsideT } from './road-signs.ts';

/** Of guard rails (EN 1317, common steel rails) [m]. */
const RAIL_HEIGHT = 0.75;
const RAIL_WIDTH = 0.3;
/** Of delineator posts (HLB: 50 m apart, 1 m high) [m]. */
const POST_SPACING = 50;
const POST_HEIGHT = 1;
const POST_WIDTH = 0.12;

/** A guard rail along a side of a road between two stations, one object repeated without gaps. */
export function putGuardRail(
  network: Network,
  road: RoadDraft,
  side: 'left' | 'right',
  from: number,
  to: number,
): void {
  putGuardRailAt(network, road, from, to, roadsideT(road, from, side), roadsideT(road, to, side));
}

/** A guard rail at given lateral offsets. */
export function putGuardRailAt(
  network: Network,
  road: RoadDraft,
  from: number,
  to: number,
  tStart: number,
  tEnd: number,
): void {
  network.object(road, {
    type: 'barrier',
    subtype: 'guardRail',
    name: 'guard rail',
    s: from,
    t: tStart,
    length: to - from,
    width: RAIL_WIDTH,
    height: RAIL_HEIGHT,
    repeats: [repeat(from, to - from, 0, tStart, tEnd)],
  });
}

/** Delineator posts along both sides of a road. */
export function putDelineators(network: Network, road: RoadDraft): void {
  for (const side of ['left', 'right'] as const) {
    const s = POST_SPACING / 2;
    const t = roadsideT(road, s, side);
    network.object(road, {
      type: 'pole',
      subtype: 'delineator',
      name: 'delineator',
      s,
      t,
      length: POST_WIDTH,
      width: POST_WIDTH,
      height: POST_HEIGHT,
      repeats: [repeat(s, road.length - POST_SPACING, POST_SPACING, t, t)],
    });
  }
}

/** A stretch of road on a bridge, with a railing on either side. */
export function putBridge(network: Network, road: RoadDraft, name: string, from: number, to: number): void {
  const id = `bridge ${road.bridges.length + 1}`;
  road.bridges.push({ id, name, s: from, length: to - from, type: 'concrete', validity: [] });
  for (const side of ['left', 'right'] as const) putGuardRail(network, road, side, from, to);
}

function repeat(s: number, length: number, distance: number, tStart: number, tEnd: number) {
  return {
    s,
    length,
    distance,
    tStart,
    tEnd,
    widthStart: null,
    widthEnd: null,
    heightStart: null,
    heightEnd: null,
    zOffsetStart: 0,
    zOffsetEnd: 0,
    lengthStart: null,
    lengthEnd: null,
    radiusStart: null,
    radiusEnd: null,
  };
}
