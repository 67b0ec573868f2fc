import type { RoadMap } from '../../map/road-map.ts';
import type { Model, Scenery } from '../../world/scenery/mesh.ts';
import { resizedModel } from '../../world/scenery/models/resized-model.ts';
import type { TrafficManners } from '../../world/traffic/traffic-manners.ts';
import { VEHICLE_KINDS, type VehicleKind } from '../../world/traffic/vehicle-kinds.ts';
import type { TrafficFields } from './traffic-schema.ts';

/** Kinds that traffic is made of where a scene changes something but names no mix; about as in the default. */
export const USUAL_MIX: Readonly<Record<string, number>> = { car: 0.75, van: 0.25 };

/** Most vehicles for which room is looked for, where a density asks for more: at full roads each takes a hundred tries. */
const MOST_SOUGHT = 12_000;

/** What a scene's traffic is in the world's terms. */
export interface SceneTraffic {
  readonly count: number;
  /** How many the scene asks for; no fewer than `count`. */
  readonly asked: number;
  /** None where the scene says no more than how many: the draws of the first drives. */
  readonly mix?: Readonly<Record<string, number>>;
  readonly manners: TrafficManners;
  /** Those of the scenery, and those of kinds in other sizes. */
  readonly models: readonly Model[];
}

export function trafficOfScene(fields: TrafficFields, map: RoadMap, { models }: Pick<Scenery, 'models'>): SceneTraffic {
  const { count = 0, density, mix, drivers, model, kinds, bicycleWithin } = fields;
  const all = [...models];
  const manners: TrafficManners = {
    kinds: VEHICLE_KINDS.map((kind) => changed(kind, kinds?.[kind.name] ?? {}, all)),
    drivers: typeof drivers === 'string' ? { [drivers]: 1 } : withoutGaps(drivers ?? { normal: 1 }),
    following: model ?? 'idm',
    ...(bicycleWithin === undefined ? {} : { bicycleWithin }),
  };
  const isUsual =
    density === undefined && mix === undefined && drivers === undefined && kinds === undefined && model === undefined;
  const wanted = density === undefined ? count : Math.round(density * lengthOfLanes(map));
  return {
    count: Math.min(wanted, MOST_SOUGHT),
    asked: wanted,
    manners,
    models: all,
    ...(isUsual ? {} : { mix: withoutGaps(mix ?? USUAL_MIX) }),
  };
}

/** A kind with what the scene changes; in another size it wears models of its own, which are added to `models`. */
function changed(kind: VehicleKind, fields: KindFields, models: Model[]): VehicleKind {
  const { length, width, ...limits } = fields;
  const result = { ...kind, ...withoutGaps(limits) };
  if (length === undefined && width === undefined) return result;
  const worn = models
    .filter(({ name }) => kind.models.includes(name))
    .map((model) => resizedModel(model, length, width));
  models.push(...worn);
  return { ...result, models: worn.map(({ name }) => name) };
}

type KindFields = NonNullable<NonNullable<TrafficFields['kinds']>[string]>;

function withoutGaps<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** Of all lanes outside junctions that vehicles drive on [km]. */
function lengthOfLanes({ lanes }: RoadMap): number {
  return (
    lanes.reduce((sum, { type, junction, length }) => sum + (type === 'driving' && junction < 0 ? length : 0), 0) / 1000
  );
}
