import { PerMap } from '../../map/per-map.ts';
import type { Lane, RoadMap, StopLine } from '../../map/road-map.ts';
import { laneRoll } from './lane-roll.ts';
import { speedProfile } from './speed-profile.ts';

/** Cars on lanes that part from each other do not touch where the centres are this far apart [m], wider vehicles where ... */
const CLEAR_OF_EACH_OTHER = 2.8;
/** ... so much more than their width [m]. */
const CLEAR_BESIDE = 0.9;
/** Widest vehicle that counts as a car [m]. */
const CAR_WIDTH = 2.1;

/** Without a stop line, traffic stops this far before a junction [m]. */
const BEFORE_JUNCTION = 1;
/** A painted stop line farther from the lane's end is not for the junction there [m]. */
const AT_JUNCTION = 15;

/** Lanes that taper off are left where they are this much wider than the widest vehicle [m], or have this share of their width. */
const TAPER_ROOM = 0.4;
const TAPER_SHARE = 0.85;

/** What traffic needs to know of each lane beyond the map, worked out once. */
export interface LaneFacts {
  /** Speed at each sample of the centre that still allows to slow down for what follows on the lane [m/s]. */
  readonly speeds: Float64Array;
  /** How far the road leans at each sample, left side up positive [rad]. */
  readonly roll: Float64Array;
  /** Lanes that part from this one at the same start, and up to which station it is not clear of any of them [m]. */
  readonly siblings: readonly number[];
  readonly partedAt: number;
  /** Connecting lanes that must be empty before this one is entered: the conflicts less the siblings. */
  readonly rivals: readonly number[];
  /** Between these stations it is as wide as the vehicles: where lanes taper off it ends before [m]. */
  readonly usableFrom: number;
  readonly usableTo: number;
  /** Where to wait for a junction at the lane's end: its stop line, or a little before the end [m]. */
  readonly waitAt: number;
  /** Stop lines of lights on this lane, by ascending station [m]; `way` as in the map's StopLine. */
  readonly lightLines: readonly { readonly s: number; readonly signal: number; readonly way: number }[];
}

const known = new PerMap<readonly LaneFacts[]>();

/** @param widest of all vehicles [m] */
export function laneFacts(map: RoadMap, widest = CAR_WIDTH): readonly LaneFacts[] {
  return known.get(map, `${widest}`, () => workOut(map, widest));
}

function workOut(map: RoadMap, widest: number): LaneFacts[] {
  const clear = widest > CAR_WIDTH ? Math.max(CLEAR_OF_EACH_OTHER, widest + CLEAR_BESIDE) : CLEAR_OF_EACH_OTHER;
  const linesOf = map.lanes.map((): StopLine[] => []);
  for (const line of map.stopLines) linesOf[line.lane].push(line);
  const painted = map.lanes.map((): number[] => []);
  for (const { lane, s } of map.paintedStops) if (map.lanes[lane].length - s < AT_JUNCTION) painted[lane].push(s);
  return map.lanes.map((lane) => {
    const siblings = siblingsOf(map, lane);
    const stopLines = linesOf[lane.index];
    const roll = laneRoll(map, lane);
    return {
      speeds: speedProfile(lane, roll),
      roll,
      ...usableStretch(lane, widest),
      siblings,
      partedAt: Math.max(0, ...siblings.map((other) => partingStation(lane, map.lanes[other], clear))),
      rivals: [...map.conflicts[lane.index]].filter((other) => !siblings.includes(other)),
      waitAt: Math.min(lane.length - BEFORE_JUNCTION, ...stopLines.map(({ s }) => s), ...painted[lane.index]),
      lightLines: stopLines
        .filter(({ signal }) => map.signals[signal].kind === 'light')
        .map(({ s, signal, way }) => ({ s, signal, way }))
        .sort((a, b) => a.s - b.s),
    };
  });
}

function siblingsOf(map: RoadMap, lane: Lane): number[] {
  const siblings = new Set(lane.predecessors.flatMap((before) => map.lanes[before].successors));
  siblings.delete(lane.index);
  return [...siblings].sort((a, b) => a - b);
}

/** Station of `lane` from which on its centre is `clear` of that of `other`, which starts at the same place. */
function partingStation(lane: Lane, other: Lane, clear: number): number {
  const a = lane.centre;
  const b = other.centre;
  for (let i = 0; i < a.count; i++) {
    const k = Math.min(i, b.count - 1);
    const dx = a.x[i] - b.x[k];
    const dy = a.y[i] - b.y[k];
    if (dx * dx + dy * dy > clear * clear) return a.s[i];
  }
  return lane.length;
}

/** From the first to the last place where a lane is wide enough for vehicles, or nearly as wide as it ever is. */
function usableStretch({ centre, length }: Lane, widest: number): { usableFrom: number; usableTo: number } {
  const { width, s, count } = centre;
  let most = 0;
  for (let i = 0; i < count; i++) most = Math.max(most, width[i]);
  const enough = Math.min(widest + TAPER_ROOM, TAPER_SHARE * most);
  let from = 0;
  while (from + 1 < count && width[from] < enough) from++;
  let to = count - 1;
  while (to > from && width[to] < enough) to--;
  return { usableFrom: from === 0 ? 0 : s[from], usableTo: to === count - 1 ? length : s[to] };
}
