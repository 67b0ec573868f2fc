import type { FlowsTruth } from '../../core/messages/run-truth.ts';
import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { EgoView } from './ego-presence.ts';
import { hasRoomToEnter } from './entry-room.ts';
import { FlowArrivals } from './flow-arrivals.ts';
import { fitFlows } from './flow-fit.ts';
import type { LaneChoice } from './lane-choice.ts';
import { BEHIND } from './room-beyond.ts';
import { longestWaiting } from './room-claims.ts';
import { poolOf, type TrafficFlow } from './traffic-flow.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Nobody appears or vanishes nearer to the ego [m]: a car that far off is a few pixels high. */
const OUT_OF_SIGHT = 120;

/** Flows of vehicles from one place to another: who comes when, and where there is room for them. */
export class TrafficFlows {
  private readonly scene: TrafficScene;
  private readonly flows: readonly TrafficFlow[];
  private readonly arrivals: readonly FlowArrivals[];
  /** Per flow: the first actor of its pool; the pools lie side by side. */
  private readonly first: readonly number[];

  /** Per actor of the pools: 1 where it fits the lanes of its way. */
  private readonly fits: Uint8Array;

  /** @param firstActor of the pool of the first flow @param choiceOf where vehicles of an actor's size can go */
  constructor(
    scene: TrafficScene,
    flows: readonly TrafficFlow[],
    firstActor: number,
    choiceOf: (actor: number) => LaneChoice,
    seed: number,
  ) {
    this.scene = scene;
    this.flows = flows;
    this.arrivals = flows.map((flow, i) => new FlowArrivals(flow, new RandomStream(seed, `traffic.flow.${i}`)));
    const first: number[] = [firstActor];
    for (const flow of flows) first.push(first[first.length - 1] + poolOf(flow));
    this.first = first;
    this.fits = fitFlows(scene.map, flows, (index) => choiceOf(firstActor + index));
  }

  /** Whether an actor belongs to a flow. */
  owns(actor: number): boolean {
    return actor >= this.first[0];
  }

  /** Whether an actor of a flow is off the map. */
  isOff(actor: number): boolean {
    return this.owns(actor) && this.scene.state.path[actor * PATH_LENGTH] === this.scene.map.lanes.length - 1;
  }

  truth(): FlowsTruth {
    return {
      arrived: Int32Array.from(this.arrivals, ({ arrived }) => arrived),
      entered: Int32Array.from(this.arrivals, ({ entered }) => entered),
    };
  }

  /**
   * Lets in who arrived, at most one a flow.
   *
   * @param time [s]
   * @param speedAt speed to come in with [m/s], by lane and length
   * @param comeIn puts an actor on a lane
   */
  update(
    time: number,
    ego: EgoView | null,
    speedAt: (lane: number, length: number) => number,
    comeIn: (actor: number, lane: number, speed: number) => void,
  ): void {
    for (let i = 0; i < this.flows.length; i++) {
      const arrivals = this.arrivals[i];
      arrivals.update(time);
      if (arrivals.waiting === 0) continue;
      const actor = this.firstOff(i);
      const { from } = this.flows[i];
      if (actor < 0 || !this.isOutOfSight(from, 0, ego)) continue;
      const length = this.scene.length[actor];
      const speed = speedAt(from, length);
      if (!hasRoomToEnter(this.scene, from, length + this.owedOn(from), speed)) continue;
      arrivals.entered++;
      comeIn(actor, from, speed);
    }
  }

  /** Room on a lane that is due to who waits for it before a junction [m]: else those of the flow would take it all. */
  private owedOn(lane: number): number {
    const before = longestWaiting(this.scene.state, lane);
    return before < 0 ? 0 : this.scene.length[before] + BEHIND;
  }

  /** Whether the place at a station [m] of a lane is out of the ego's sight. */
  isOutOfSight(lane: number, s: number, ego: EgoView | null): boolean {
    if (ego === null) return true;
    const { centre, length } = this.scene.map.lanes[lane];
    const sample = Math.min(centre.count - 1, Math.floor((s / length) * (centre.count - 1)));
    const dx = centre.x[sample] - ego.x;
    const dy = centre.y[sample] - ego.y;
    return dx * dx + dy * dy >= OUT_OF_SIGHT * OUT_OF_SIGHT;
  }

  snapshot(): PlainData {
    return this.arrivals.map((arrivals) => arrivals.snapshot());
  }

  restore(snapshot: PlainData): void {
    const from = snapshot as readonly PlainData[];
    for (const [i, arrivals] of this.arrivals.entries()) arrivals.restore(from[i]);
  }

  /** The first actor of a flow that is off the map and finds its way; -1 for none. */
  private firstOff(flow: number): number {
    for (let actor = this.first[flow]; actor < this.first[flow + 1]; actor++) {
      if (this.fits[actor - this.first[0]] === 1 && this.isOff(actor)) return actor;
    }
    return -1;
  }
}
