import { RandomStream } from '../../core/random.ts';
import type { Model } from '../scenery/mesh.ts';
import type { ActorStart } from './actor-start.ts';
import { BODY_COLORS } from './body-colors.ts';
import { drawByShare } from './driver-styles.ts';
import { standOf } from './off-stage.ts';
import { poolOf, routeOf, type TrafficFlow } from './traffic-flow.ts';
import type { VehicleKind } from './vehicle-kinds.ts';

/** They wait off the map for good: until they are let in [s]. */
const FOR_GOOD = 2e7;

/** What a pool is drawn from. */
export interface PoolSource {
  readonly models: readonly Pick<Model, 'name'>[];
  readonly kinds: readonly VehicleKind[];
  /** Lane off the map. */
  readonly stage: number;
  readonly seed: number;
}

/**
 * The vehicles that are kept ready for flows, off the map. Each has random streams of its own, `traffic.flow.<flow>.<number>`.
 *
 * @param first number of the first of them among all actors
 */
export function flowPool(flows: readonly TrafficFlow[], first: number, source: PoolSource): ActorStart[] {
  const pool: ActorStart[] = [];
  for (const [i, flow] of flows.entries()) {
    for (let number = 0; number < poolOf(flow); number++) {
      const stream = `traffic.flow.${i}.${number}`;
      const random = new RandomStream(source.seed, `${stream}.start`);
      const name = drawByShare(flow.kinds, random);
      const kind = source.kinds.find((candidate) => candidate.name === name) ?? source.kinds[0];
      const worn = kind.models[random.integer(kind.models.length)];
      const route = routeOf(flow);
      pool.push({
        model: Math.max(
          0,
          source.models.findIndex((model) => model.name === worn),
        ),
        color: BODY_COLORS[random.integer(BODY_COLORS.length)],
        lane: source.stage,
        s: standOf(first + pool.length),
        speed: 0,
        behaviour: { kind: 'stopped-until', time: FOR_GOOD },
        stream,
        ...(route === undefined ? {} : { route }),
      });
    }
  }
  return pool;
}
