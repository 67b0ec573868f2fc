import type { RoadMap } from '../../map/road-map.ts';
import type { SizeClasses } from './size-class.ts';

/**
 * Connecting lanes that long vehicles get into beside their own where they cut a corner (fit-lanes.ts): nobody may be on
 * these meanwhile. All that cut a corner count as the one that cuts it most.
 */
export class SweptLanes {
  /** Per lane: those that somebody on it gets into, and those from which somebody gets into it; ascending. */
  readonly beside: readonly Int32Array[];
  readonly sweptFrom: readonly Int32Array[];
  private readonly sizes: SizeClasses;

  constructor({ lanes }: RoadMap, sizes: SizeClasses) {
    this.sizes = sizes;
    const beside = lanes.map(() => new Set<number>());
    const sweptFrom = lanes.map(() => new Set<number>());
    for (const { sweeps } of sizes.classes) {
      for (const [lane, others] of (sweeps ?? []).entries()) {
        for (const other of others) {
          beside[lane].add(other);
          sweptFrom[other].add(lane);
        }
      }
    }
    this.beside = beside.map((others) => Int32Array.from(others).sort());
    this.sweptFrom = sweptFrom.map((others) => Int32Array.from(others).sort());
  }

  /** Whether an actor gets into other lanes on a lane. */
  cutsCorner(actor: number, lane: number): boolean {
    const { sweeps } = this.sizes.classes[this.sizes.of[actor]];
    return sweeps !== null && sweeps[lane].length > 0;
  }
}
