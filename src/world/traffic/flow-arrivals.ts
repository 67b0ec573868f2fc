import { log } from '../../core/math/log.ts';
import type { RandomStream } from '../../core/random.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import type { TrafficFlow } from './traffic-flow.ts';

/** Least time between two vehicles on a lane [s] (shifted exponential headways: Cowan 1975, Transportation Research 9, M2). */
const LEAST_HEADWAY = 1.5;

/**
 * When the vehicles of one flow arrive: headways of at least 1.5 s, beyond that exponential with the mean that the flow asks
 * for; from 2400 an hour on, which no lane takes, every 1.5 s. Who finds no room waits before the map.
 */
export class FlowArrivals {
  /** How many arrived, and how many of them came onto the map. */
  arrived = 0;
  entered = 0;
  private readonly flow: TrafficFlow;
  private readonly random: RandomStream;
  /** When the next one arrives [s]. */
  private next: number;

  constructor(flow: TrafficFlow, random: RandomStream) {
    this.flow = flow;
    this.random = random;
    this.next = flow.begin + this.headway();
  }

  /** How many wait before the map. */
  get waiting(): number {
    return this.arrived - this.entered;
  }

  /** Goes on to a time [s]. */
  update(time: number): void {
    while (this.next <= time && this.next < this.flow.end) {
      this.arrived++;
      this.next += this.headway();
    }
  }

  snapshot(): PlainData {
    const { next, arrived, entered } = this;
    return { random: this.random.snapshot(), next, arrived, entered };
  }

  restore(snapshot: PlainData): void {
    const from = clonePlain(snapshot) as { random: PlainData; next: number; arrived: number; entered: number };
    this.random.restore(from.random);
    this.next = from.next;
    this.arrived = from.arrived;
    this.entered = from.entered;
  }

  private headway(): number {
    const beyond = Math.max(0, 3600 / this.flow.vehiclesPerHour - LEAST_HEADWAY);
    // 1 - u is never 0.
    return LEAST_HEADWAY - beyond * log(1 - this.random.uniform());
  }
}
