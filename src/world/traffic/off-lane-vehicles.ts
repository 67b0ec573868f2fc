import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { Tick } from '../../core/tick.ts';
import type { LaneObstacles } from './lane-obstacles.ts';
import type { TrafficState } from './traffic-state.ts';

/**
 * What moves those of traffic's actors that follow no lane (BEHAVIOUR.puppet): to traffic they stand off the map, and what
 * it sees of them are obstacles on its lanes.
 */
export interface OffLaneVehicles {
  /** Where they, and things that stand about, are in the way of traffic. */
  readonly obstacles: LaneObstacles;
  /** Writes anew where they are in the way; to be called before decisions. */
  note(): void;
  /** Moves them on by a tick: their speed, acceleration and lights are those of the state. */
  move(tick: Tick, state: TrafficState): void;
  /** Writes their poses. */
  show(view: ActorsTruth): void;
  /** One was hit: it goes on at that speed [m/s], brakes, and stands from then on. */
  crash(actor: number, speed: number): void;
}
