import { Hasher } from '../../../src/core/hash.ts';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { PATH_LENGTH } from '../../../src/world/traffic/traffic-state.ts';
import { AllKindsRun, type Company } from './all-kinds-run.ts';
import { overlappingPairs, TrafficRun } from './traffic-fixture.ts';
import { whoWaits } from './who-waits.ts';

/** Shares of the cars that find a place on a map at its start; more than this stand in queues most of the time. */
export const DENSITIES = [0.1, 0.2, 0.4];

/** Ticks from one decision to the next, and from one look at places and stop lines to the next. */
const DECISION = 10;
const LOOK = 50;
/** Who stands longer than this is told, with whom it waits for [s]; of so many at most. */
export const LONGEST_REST = 180;
const MOST_TOLD = 20;
/** Slower than this a car stands [m/s]. */
const STANDING = 0.1;

/** What became of the traffic of a map. */
export interface TrafficReport {
  readonly count: number;
  readonly overlaps: number;
  readonly crossedOnRed: number;
  /** Longest time that a vehicle stood [s]; who stood for more than LONGEST_REST, and waited for whom. */
  readonly longestRest: number;
  readonly rests: readonly string[];
  /** Who overlapped with whom, where, and who passed a red light. */
  readonly touches: readonly string[];
  readonly laneChanges: number;
  /** How many came in at the map's edge for others that left. */
  readonly arrivals: number;
  /** [m/s] */
  readonly meanSpeed: number;
  readonly hash: string;
}

/** How many cars find a place on a map. */
export function placesOf(map: RoadMap): number {
  return new TrafficRun(map, 1, 5000).traffic.count;
}

/** Drives `count` vehicles of all kinds and drivers for some time [s], in company, and looks for what must not be. */
export function watchTraffic(
  map: RoadMap,
  seed: number,
  count: number,
  seconds: number,
  company: Company = {},
): TrafficReport {
  const run = new AllKindsRun(map, seed, count, company);
  const { ways } = run.traffic;
  const cars = run.traffic.count;
  const hasher = new Hasher();
  const movedAt = new Int32Array(cars);
  const front = new Float64Array(cars);
  const lane = new Int32Array(cars).fill(-1);
  const id = new Int32Array(cars);
  const signals = new Uint8Array(map.signals.length);
  const lines = map.lanes.map(({ index }) =>
    map.stopLines.filter((line) => line.lane === index && map.signals[line.signal].kind === 'light'),
  );
  let overlaps = 0;
  let crossedOnRed = 0;
  let longest = 0;
  let arrivals = 0;
  let laneChanges = 0;
  const rests: string[] = [];
  const touches: string[] = [];
  let [distance, time] = [0, 0];
  for (let tick = 0; tick < seconds * 100; tick++) {
    run.step();
    if (tick % DECISION !== 0) continue;
    const { speed, path, s } = ways;
    for (let i = 0; i < cars; i++) {
      const isPresent = run.traffic.isPresent(i);
      if (isPresent) {
        distance += (speed[i] * DECISION) / 100;
        time += DECISION / 100;
      }
      if (speed[i] > STANDING || !isPresent) movedAt[i] = tick;
      longest = Math.max(longest, tick - movedAt[i]);
      if (ways.changeSide[i] !== 0 && ways.changedAt[i] === tick) laneChanges++;
      if (tick - movedAt[i] === LONGEST_REST * 100 && rests.length < MOST_TOLD)
        rests.push(`${tick / 100} s: ${whoWaits(map, run.traffic, i)}`);
    }
    if (tick % LOOK !== 0) continue;
    const { length } = run.actors;
    for (const [a, b] of overlappingPairs(run.actors)) {
      if (!run.traffic.isPresent(a) || !run.traffic.isPresent(b)) continue;
      overlaps++;
      if (touches.length < MOST_TOLD)
        touches.push(`${tick / 100} s: ${whoWaits(map, run.traffic, a)}; and ${whoWaits(map, run.traffic, b)}`);
    }
    hasher.data(run.traffic.truth());
    const places = PATH_LENGTH;
    for (let i = 0; i < cars; i++) {
      const now = run.traffic.isPresent(i) ? path[i * places] : -1;
      const reached = s[i] + length[i] / 2;
      for (const line of lane[i] < 0 || now < 0 ? [] : lines[lane[i]]) {
        const isPast = !isBeside(map, now, lane[i]) || reached > line.s;
        const isMeant = line.way < 0 || line.way === (now === lane[i] ? path[i * places + 1] : now);
        const isRed = signals[line.signal] === SIGNAL_STATE.red && run.signals[line.signal] === SIGNAL_STATE.red;
        const isSame = id[i] === run.actors.id[i];
        if (!isSame || front[i] > line.s || !isPast || !isMeant || !isRed) continue;
        crossedOnRed++;
        touches.push(
          `${tick / 100} s: ${whoWaits(map, run.traffic, i)}, ${(line.s - front[i]).toFixed(2)} m before red`,
        );
      }
      lane[i] = now;
      front[i] = reached;
      if (id[i] !== run.actors.id[i] && tick > 0) arrivals++;
      id[i] = run.actors.id[i];
    }
    signals.set(run.signals);
  }
  const meanSpeed = time === 0 ? 0 : distance / time;
  return {
    count: cars,
    overlaps,
    crossedOnRed,
    longestRest: longest / 100,
    rests,
    touches,
    laneChanges,
    arrivals,
    meanSpeed,
    hash: hasher.digest(),
  };
}

/** Whether two lanes are the same, or of one section of a road and one direction: who changes lanes passes no line. */
function isBeside({ lanes }: RoadMap, a: number, b: number): boolean {
  const { road, section, direction } = lanes[a];
  return road === lanes[b].road && section === lanes[b].section && direction === lanes[b].direction;
}
