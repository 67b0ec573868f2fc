import type { RoadMap } from '../../map/road-map.ts';
import type { LaneFacts } from './lane-network.ts';

/** Numbers of each sample: its station [m] and the speed there [m/s]. */
const SAMPLE = 2;

/** LaneFacts.speeds of all lanes one after the other, each beside its station: who looks a speed up finds both in one place. */
export class SpeedTable {
  /** Per lane: its first sample, and after the last lane the end of all. */
  private readonly first: Int32Array;
  private readonly samples: Float64Array;

  constructor({ lanes }: RoadMap, facts: readonly LaneFacts[]) {
    this.first = new Int32Array(lanes.length + 1);
    for (const [i, { centre }] of lanes.entries()) this.first[i + 1] = this.first[i] + centre.count;
    this.samples = new Float64Array(SAMPLE * this.first[lanes.length]);
    for (const [i, { centre }] of lanes.entries()) {
      for (let k = 0; k < centre.count; k++) {
        this.samples[SAMPLE * (this.first[i] + k)] = centre.s[k];
        this.samples[SAMPLE * (this.first[i] + k) + 1] = facts[i].speeds[k];
      }
    }
  }

  /** Speed at a station of a lane [m/s]: straight between samples, level outside. */
  at(lane: number, s: number): number {
    const { samples } = this;
    let low = this.first[lane];
    let high = this.first[lane + 1] - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (samples[SAMPLE * middle] <= s) low = middle;
      else high = middle - 1;
    }
    const place = SAMPLE * low;
    const share = (s - samples[place]) / (samples[place + 2] - samples[place]);
    return samples[place + 1] + Math.min(1, Math.max(0, share)) * (samples[place + 3] - samples[place + 1]);
  }
}
