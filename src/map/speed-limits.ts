import { pieceAt } from './cubic.ts';
import type { DrivingLane, DrivingLanes } from './driving-lanes.ts';
import { laneStationAt } from './lane-station.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { RoadSignal } from './opendrive/signal-records.ts';
import type { Lane, SpeedLimits } from './road-map.ts';
import { governedLanes } from './signals/governed-lanes.ts';
import { signMeaning } from './signs/sign-meaning.ts';
import type { SignName } from './signs/sign-name.ts';

/** Where a file gives no limit: the limit in European towns, 50 km/h [m/s]. */
const DEFAULT = 50 / 3.6;

/** By type of road where a file gives no limit: what German law allows or recommends [m/s]. */
const BY_TYPE: Readonly<Record<string, number>> = {
  motorway: 130 / 3.6,
  rural: 100 / 3.6,
  townExpressway: 80 / 3.6,
  lowSpeed: 30 / 3.6,
  pedestrian: 7 / 3.6,
  bicycle: 30 / 3.6,
  townPlayStreet: 7 / 3.6,
  townPrivate: 30 / 3.6,
};

const MILE_PER_HOUR = 0.44704; // [m/s]

/** Signs that end the limit of another. */
const ENDS: ReadonlySet<SignName> = new Set(['speedLimitEnd', 'speedZoneEnd', 'limitsEnd']);

/** A limit that begins at a station along a lane's centre. */
interface Limit {
  readonly s: number;
  readonly limit: number;
}

/**
 * Speed limits along each lane: its own records, else those of its road's types. Where a file has neither for a lane, speed
 * signs hold from where they stand, on over the lanes that follow up to the next junction; else the road type's usual limit.
 */
export function speedLimits(document: OpenDriveDocument, driving: DrivingLanes, lanes: readonly Lane[]): SpeedLimits[] {
  const signs = limitsBySigns(document, driving, lanes);
  return lanes.map((lane) => {
    const from = driving.all[lane.index];
    const bySigns = signs[lane.index];
    if (isSaid(from)) return packed(alongLane(from, lane, [...from.lane.speeds, ...from.road.speeds]));
    return packed(bySigns.length > 0 ? withStart(from, bySigns) : alongLane(from, lane, from.road.types));
  });
}

/** Limit of a lane that its file gives, at a road station; the usual one of the road's type where it gives none [m/s]. */
function limitAtStation({ road, lane }: DrivingLane, station: number): number {
  const own = pieceAt(lane.speeds, station);
  const max = own < 0 || lane.speeds[own].s > station ? null : lane.speeds[own].max;
  const ofRoad = pieceAt(road.speeds, station);
  return max ?? (ofRoad < 0 ? usualLimit(road, station) : road.speeds[ofRoad].max);
}

function usualLimit(road: Road, station: number): number {
  const type = road.types[pieceAt(road.types, station)]?.type;
  return (type === undefined ? undefined : BY_TYPE[type]) ?? DEFAULT;
}

/** Whether the file says anything of how fast traffic may be there. */
function isSaid({ road, lane }: DrivingLane): boolean {
  return road.speeds.length > 0 || lane.speeds.some(({ max }) => max !== null);
}

/** Limits of the stretches between records, in the direction of travel. */
function alongLane(from: DrivingLane, lane: Lane, records: readonly { readonly s: number }[]): Limit[] {
  const inside = records.map(({ s }) => s).filter((s) => s > lane.s0 && s < lane.s1);
  const stations = [lane.s0, ...new Set(inside.sort((a, b) => a - b)), lane.s1];
  const limits: Limit[] = [];
  for (let i = 0; i + 1 < stations.length; i++) {
    const limit = limitAtStation(from, stations[i]);
    const begin = lane.direction > 0 ? stations[i] : stations[i + 1];
    limits.push({ s: begin === lane.s0 || begin === lane.s1 ? 0 : laneStationAt(lane, begin), limit });
  }
  return lane.direction > 0 ? limits : limits.reverse();
}

/** What signs say on lanes of which the file says nothing else, and what lanes before them hand on. */
function limitsBySigns(document: OpenDriveDocument, driving: DrivingLanes, lanes: readonly Lane[]): Limit[][] {
  const limits: Limit[][] = lanes.map(() => []);
  for (const road of document.roads) {
    for (const signal of road.signals) {
      const limit = limitOnSign(road, signal);
      if (limit === null) continue;
      for (const { index } of governedLanes(road, signal, driving)) {
        if (!isSaid(driving.all[index])) limits[index].push({ s: laneStationAt(lanes[index], signal.s), limit });
      }
    }
  }
  for (const list of limits) list.sort((a, b) => a.s - b.s || b.limit - a.limit);
  handOn(driving, lanes, limits);
  return limits;
}

/** Of several lanes that lead to one, the lowest limit goes on. */
function handOn(driving: DrivingLanes, lanes: readonly Lane[], limits: Limit[][]): void {
  const open = limits.flatMap((list, lane) => (list.length > 0 ? [lane] : []));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { limit } = limits[next][limits[next].length - 1];
    for (const to of lanes[next].successors) {
      if (lanes[to].junction >= 0 || isSaid(driving.all[to])) continue;
      const first = limits[to][0];
      if (first !== undefined && first.s === 0) {
        if (first.limit <= limit) continue;
        limits[to].shift();
      }
      limits[to].unshift({ s: 0, limit });
      if (limits[to].length === 1) open.push(to);
    }
  }
}

/** What a sign says of the speed [m/s]: null where nothing, and the road's usual limit where it ends another. */
function limitOnSign(road: Road, signal: RoadSignal): number | null {
  const { sign, text, style } = signMeaning(signal);
  if (ENDS.has(sign)) return usualLimit(road, signal.s);
  if (sign !== 'speedLimit' && sign !== 'speedZone') return null;
  const number = Number(text);
  if (!(number > 0)) return null;
  const inMiles = signal.unit === 'mph' || (signal.unit === '' && style === 'mutcd' && !/^CAN?$/i.test(signal.country));
  return inMiles ? number * MILE_PER_HOUR : number / 3.6;
}

function withStart(from: DrivingLane, limits: readonly Limit[]): Limit[] {
  return limits[0].s > 0 ? [{ s: 0, limit: usualLimit(from.road, from.section.s) }, ...limits] : [...limits];
}

function packed(limits: readonly Limit[]): SpeedLimits {
  const kept = limits.filter(({ limit }, i) => i === 0 || limit !== limits[i - 1].limit);
  return { s: Float64Array.from(kept, ({ s }) => s), limit: Float64Array.from(kept, ({ limit }) => limit) };
}
