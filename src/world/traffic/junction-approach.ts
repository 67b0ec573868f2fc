import type { RoadSignal } from '../../map/opendrive/signal-records.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { signMeaning } from '../../map/signs/sign-meaning.ts';

/** What a sign tells those who come to a junction; without one, 'none'. */
export type ApproachSign = 'priority' | 'none' | 'yield' | 'stop' | 'all-way-stop';

/** How one comes to a connecting lane. */
export interface JunctionApproach {
  /** The lane before the junction; -1 for none. */
  readonly lane: number;
  /** Heading at its end [rad]. */
  readonly heading: number;
  readonly sign: ApproachSign;
  /** Index into RoadMap.signals of a light that holds there, -1 for none. */
  readonly light: number;
}

/** A plate belongs to the stop sign that it hangs below [m]. */
const SAME_POLE = 6;

const NOWHERE: JunctionApproach = { lane: -1, heading: 0, sign: 'none', light: -1 };

/** Per lane: how one comes to it, for connecting lanes; those that follow others in a junction have their approach. */
export function junctionApproaches(map: RoadMap): JunctionApproach[] {
  const heads = map.document.roads.flatMap((road) => road.signals.map((signal) => ({ road: road.index, signal })));
  const linesOf = map.lanes.map((): number[] => []);
  for (const [line, { lane }] of map.stopLines.entries()) linesOf[lane].push(line);
  const allWay = heads.filter(({ signal }) => signMeaning(signal).sign === 'allWay');
  const priority = heads.filter(({ signal }) => /^priority(Road|Here)$/.test(signMeaning(signal).sign));

  const signOf = (lane: number, first: number): ApproachSign => {
    for (const line of linesOf[lane]) {
      const { signal, way } = map.stopLines[line];
      const { kind } = map.signals[signal];
      if ((way >= 0 && way !== first) || (kind !== 'stop' && kind !== 'yield')) continue;
      const isAllWay = kind === 'stop' && allWay.some((plate) => isOnSamePole(plate, heads[signal]));
      return isAllWay ? 'all-way-stop' : kind;
    }
    const { road, direction } = map.lanes[lane];
    const isMajor = priority.some((sign) => sign.road === road && facesTravel(sign.signal, direction));
    return isMajor ? 'priority' : 'none';
  };
  const lightOf = (lane: number, first: number): number => {
    const line = linesOf[lane].find((index) => {
      const { signal, way } = map.stopLines[index];
      return map.signals[signal].kind === 'light' && (way < 0 || way === first);
    });
    return line === undefined ? -1 : map.stopLines[line].signal;
  };
  const approaches = map.lanes.map(({ index, junction }) => {
    const [lane, first] = junction < 0 ? [-1, -1] : entryOf(map, index);
    if (lane < 0) return NOWHERE;
    const { heading, count } = map.lanes[lane].centre;
    return { lane, heading: heading[count - 1], sign: signOf(lane, first), light: lightOf(lane, first) };
  });
  return withAllWayStops(map, approaches);
}

/** The lane before the junction that leads to a connecting lane, and the first connecting lane on the way; -1 for none. */
function entryOf({ lanes }: RoadMap, connecting: number): [number, number] {
  const reached = new Set([connecting]);
  for (const first of reached) {
    for (const before of lanes[first].predecessors) {
      if (lanes[before].junction !== lanes[connecting].junction) return [before, first];
      reached.add(before);
    }
  }
  return [-1, -1];
}

/** Where everybody has to stop, nobody has priority over others, whether a plate says so or not. */
function withAllWayStops(map: RoadMap, approaches: readonly JunctionApproach[]): JunctionApproach[] {
  const all = [...approaches];
  for (const { lanes } of map.junctions) {
    const entered = lanes.filter((lane) => approaches[lane].lane >= 0);
    const isStop = (lane: number) => approaches[lane].sign === 'stop' || approaches[lane].sign === 'all-way-stop';
    if (new Set(entered.map((lane) => approaches[lane].lane)).size < 2 || !entered.every(isStop)) continue;
    for (const lane of entered) all[lane] = { ...approaches[lane], sign: 'all-way-stop' };
  }
  return all;
}

function isOnSamePole(
  a: { readonly road: number; readonly signal: RoadSignal },
  b: { readonly road: number; readonly signal: RoadSignal },
): boolean {
  if (a.road !== b.road || a.signal.orientation !== b.signal.orientation) return false;
  return Math.abs(a.signal.s - b.signal.s) < SAME_POLE && Math.abs(a.signal.t - b.signal.t) < SAME_POLE;
}

function facesTravel({ orientation }: RoadSignal, direction: 1 | -1): boolean {
  return orientation === 'none' || (orientation === '+') === direction > 0;
}
