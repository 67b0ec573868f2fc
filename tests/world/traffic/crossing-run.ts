import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import type { DriverName } from '../../../src/world/traffic/driver-styles.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { USUAL_MANNERS } from '../../../src/world/traffic/traffic-manners.ts';
import { PATH_LENGTH, type TrafficState } from '../../../src/world/traffic/traffic-state.ts';
import { describeWait } from '../../../src/world/traffic/wait-reason.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { type ArmName, connection, laneFrom, type TurnName } from './crossing-map.ts';
import { MODELS, overlappingPairs } from './traffic-fixture.ts';

/** A car that comes from an arm, `before` metres before the end of its lane, and turns so. */
export interface Comer {
  readonly from: ArmName;
  readonly turn: TurnName;
  readonly before: number;
  readonly speed: number;
}

/** Seeds that are tried until all cars draw the turns that they are to make. */
const SEEDS = 20_000;

/** Cars at a crossing, and what they did there. */
export class CrossingRun {
  readonly map: RoadMap;
  readonly traffic: Traffic;
  /** What the lights show, for all. */
  light: number = SIGNAL_STATE.green;
  tick = 0;
  /** Per car: when its front came onto the crossing [s], and its lowest speed before that [m/s]. */
  readonly entered: number[];
  readonly slowest: number[];
  readonly waits: string[][];
  overlaps = 0;
  private readonly comers: readonly Comer[];
  private readonly signals: Uint8Array;

  constructor(map: RoadMap, comers: readonly Comer[], driver: DriverName = 'normal') {
    this.map = map;
    this.comers = comers;
    this.traffic = trafficOf(map, comers, driver);
    this.entered = comers.map(() => Number.POSITIVE_INFINITY);
    this.slowest = comers.map(() => Number.POSITIVE_INFINITY);
    this.waits = comers.map(() => []);
    this.signals = new Uint8Array(map.signals.length);
  }

  get state(): TrafficState {
    return (this.traffic.snapshot() as unknown as { state: TrafficState }).state;
  }

  /** Drives on for so long [s]. */
  drive(seconds: number): this {
    for (let end = this.tick + 100 * seconds; this.tick < end; this.tick++) {
      for (const { index, kind } of this.map.signals) this.signals[index] = kind === 'light' ? this.light : 0;
      this.traffic.step(this.tick, this.signals, null);
      if (this.tick % 10 === 0) this.watch();
    }
    return this;
  }

  private watch(): void {
    const { path, s, speed, waitsFor, waitsForActor } = this.state;
    const actors = this.traffic.current();
    this.overlaps += overlappingPairs(actors).length;
    for (const [i, { from }] of this.comers.entries()) {
      const lane = laneFrom(this.map, from);
      const isBefore = path[i * PATH_LENGTH] === lane && s[i] + actors.length[i] / 2 < this.map.lanes[lane].length;
      if (this.entered[i] < Number.POSITIVE_INFINITY) continue;
      this.slowest[i] = Math.min(this.slowest[i], speed[i]);
      const words = describeWait(waitsFor[i], waitsForActor[i], actors.id);
      if (isBefore && words !== '' && this.waits[i].at(-1) !== words) this.waits[i].push(words);
      if (!isBefore) this.entered[i] = this.tick / 100;
    }
  }
}

function trafficOf(map: RoadMap, comers: readonly Comer[], driver: DriverName): Traffic {
  const manners = { ...USUAL_MANNERS, drivers: { [driver]: 1 } };
  const actors = comers.map(({ from, before, speed }) => {
    const lane = laneFrom(map, from);
    const s = map.lanes[lane].length - before;
    return { model: 1, color: 0, lane, s, speed, behaviour: { kind: 'lane-follow' as const } };
  });
  const wanted = comers.map(({ from, turn }) => connection(map, from, turn));
  for (let seed = 0; seed < SEEDS; seed++) {
    const traffic = new Traffic({ map, models: MODELS, actors, seed, vehicle: compactHatchback, manners });
    const { path } = (traffic.snapshot() as unknown as { state: TrafficState }).state;
    if (wanted.every((lane, i) => path[i * PATH_LENGTH + 1] === lane)) return traffic;
  }
  throw new Error('no seed has these turns');
}
