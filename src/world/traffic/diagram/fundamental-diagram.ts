import { RandomStream } from '../../../core/random.ts';
import { TICKS_PER_SECOND } from '../../../core/tick.ts';
import type { RoadMap } from '../../../map/road-map.ts';
import { compactHatchback } from '../../vehicles/compact-hatchback.ts';
import type { ActorStart } from '../actor-start.ts';
import type { ModelSize } from '../actors-view.ts';
import { BODY_COLORS } from '../body-colors.ts';
import { Traffic } from '../traffic.ts';
import { type Circuit, circuitsOf } from './circuits.ts';
import { equilibriumSpeed, type Follower } from './equilibrium.ts';

/** From one look at all vehicles to the next [ticks]. */
const LOOK = TICKS_PER_SECOND;

/** Free space that every vehicle gets at least at its start [m]. */
const LEAST_SPACE = 1;

/** What is measured, and how long. */
export interface DiagramOptions {
  /** Nothing but circuits, see `circuitsOf`. */
  readonly map: RoadMap;
  readonly models: readonly ModelSize[];
  readonly seed: number;
  /** Until traffic has settled, and how long it is then watched [s]. */
  readonly settling: number;
  readonly watching: number;
}

/** Means over all circuits and the time of watching. */
export interface DiagramPoint {
  readonly vehicles: number;
  /** Vehicles a metre of lane [1/m]. */
  readonly density: number;
  /** [m/s] */
  readonly speed: number;
  /** Vehicles a second past a place on a lane [1/s]: density times speed (Edie 1963). */
  readonly flow: number;
  /** What the model's equilibrium gives for the same drivers on the same lanes. */
  readonly equilibriumSpeed: number;
  readonly equilibriumFlow: number;
}

/**
 * One point of the fundamental diagram: a number of vehicles on closed lanes, let alone until they have settled, then
 * watched once a second. Beside it what the intelligent driver model's equilibrium gives for the drivers that
 * are on each lane at each look. Yields the seconds that have passed, after each.
 */
export function* measureDiagramPoint(
  { map, models, seed, settling, watching }: DiagramOptions,
  vehicles: number,
): Generator<number, DiagramPoint> {
  const circuits = circuitsOf(map);
  if (circuits === null) throw new Error(`${map.name} is more than circuits`);
  const actors = lineUp(map, circuits, models, vehicles, new RandomStream(seed, 'traffic.start'));
  const traffic = new Traffic({ map, models, actors, seed, vehicle: compactHatchback });
  const signals = new Uint8Array(map.signals.length);
  let speeds = 0;
  let settled = 0;
  for (let second = 0; second < settling + watching; second++) {
    for (let tick = second * LOOK; tick < (second + 1) * LOOK; tick++) traffic.step(tick, signals, null);
    yield second + 1;
    if (second < settling) continue;
    const { speed } = traffic.current();
    for (let i = 0; i < traffic.count; i++) speeds += speed[i] / traffic.count / watching;
    settled += settledSpeed(traffic, circuits) / watching;
  }
  const lanes = circuits.reduce((sum, { length }) => sum + length, 0);
  const density = traffic.count / lanes;
  return {
    vehicles: traffic.count,
    density,
    speed: speeds,
    flow: density * speeds,
    equilibriumSpeed: settled,
    equilibriumFlow: density * settled,
  };
}

/** Standing vehicles of all models, evenly spread; no more than fit. */
function lineUp(
  map: RoadMap,
  circuits: readonly Circuit[],
  models: readonly ModelSize[],
  vehicles: number,
  random: RandomStream,
): ActorStart[] {
  const total = circuits.reduce((sum, { length }) => sum + length, 0);
  const longest = Math.max(...models.map(({ length }) => length));
  const count = Math.min(vehicles, Math.floor(total / (longest + LEAST_SPACE)));
  const lanes = circuits.flatMap((circuit) => circuit.lanes).map((index) => map.lanes[index]);
  const starts: ActorStart[] = [];
  let before = 0;
  let l = 0;
  for (let i = 0; i < count; i++) {
    const at = ((i + 0.5) * total) / count;
    for (; at >= before + lanes[l].length && l + 1 < lanes.length; l++) before += lanes[l].length;
    const [model, color] = [random.integer(models.length), BODY_COLORS[random.integer(BODY_COLORS.length)]];
    starts.push({ model, color, lane: lanes[l].index, s: at - before, speed: 0, behaviour: { kind: 'lane-follow' } });
  }
  return starts;
}

/** Mean speed of all vehicles once each circuit has come to its equilibrium [m/s]. */
function settledSpeed(traffic: Traffic, circuits: readonly Circuit[]): number {
  const { length } = traffic.current();
  let sum = 0;
  for (const circuit of circuits) {
    const followers: Follower[] = [];
    for (let i = 0; i < traffic.count; i++) {
      if (!circuit.lanes.includes(traffic.laneOf(i))) continue;
      const driver = traffic.driverOf(i);
      const desiredSpeed = Math.min(driver.speedFactor * circuit.speedLimit, driver.maxSpeed);
      followers.push({ driver, desiredSpeed, length: length[i] });
    }
    if (followers.length > 0) sum += followers.length * equilibriumSpeed(followers, circuit.length);
  }
  return sum / traffic.count;
}
