import { Hasher } from '../../../src/core/hash.ts';
import { SIGNAL_STATE } from '../../../src/core/messages.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { PATH_LENGTH, type TrafficState } from '../../../src/world/traffic/traffic-state.ts';
import { overlappingPairs, TrafficRun } from './traffic-fixture.ts';

/** Shares of the cars that find a place on a map at its start; more than this stand in queues most of the time. */
export const DENSITIES = [0.1, 0.2, 0.4];

/** Ticks from one look at places and stop lines to the next. */
const LOOK = 50;
/** Slower than this a car stands [m/s]. */
const STANDING = 0.1;

/** What became of the traffic of a map. */
export interface TrafficReport {
  readonly count: number;
  readonly overlaps: number;
  readonly crossedOnRed: number;
  /** Longest time that a car stood [s]. */
  readonly longestRest: number;
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

/** Drives `count` cars for some time [s] and looks for what must not be. */
export function watchTraffic(map: RoadMap, seed: number, count: number, seconds: number): TrafficReport {
  const run = new TrafficRun(map, seed, count);
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
  let distance = 0;
  for (let tick = 0; tick < seconds * 100; tick++) {
    run.step();
    const { speed, length } = run.actors;
    for (let i = 0; i < cars; i++) {
      distance += speed[i] / 100;
      if (speed[i] > STANDING) movedAt[i] = tick;
      longest = Math.max(longest, tick - movedAt[i]);
    }
    if (tick % LOOK !== 0) continue;
    overlaps += overlappingPairs(run.actors).length;
    hasher.data(run.traffic.truth());
    const { path, s } = (run.traffic.snapshot() as unknown as { state: TrafficState }).state;
    const places = PATH_LENGTH;
    for (let i = 0; i < cars; i++) {
      const now = path[i * places];
      const reached = s[i] + length[i] / 2;
      for (const line of lane[i] < 0 ? [] : lines[lane[i]]) {
        const isPast = !isBeside(map, now, lane[i]) || reached > line.s;
        const isMeant = line.way < 0 || line.way === (now === lane[i] ? path[i * places + 1] : now);
        const isRed = signals[line.signal] === SIGNAL_STATE.red && run.signals[line.signal] === SIGNAL_STATE.red;
        const isSame = id[i] === run.actors.id[i];
        if (isSame && front[i] <= line.s && isPast && isMeant && isRed) crossedOnRed++;
      }
      lane[i] = now;
      front[i] = reached;
      if (id[i] !== run.actors.id[i] && tick > 0) arrivals++;
      id[i] = run.actors.id[i];
    }
    signals.set(run.signals);
  }
  const meanSpeed = cars === 0 ? 0 : distance / cars / seconds;
  return {
    count: cars,
    overlaps,
    crossedOnRed,
    longestRest: longest / 100,
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
