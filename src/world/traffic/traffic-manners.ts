import type { DriverName, FollowingName } from './driver-styles.ts';
import { VEHICLE_KINDS, type VehicleKind } from './vehicle-kinds.ts';

/** What traffic is like, as a scene says. */
export interface TrafficManners {
  /** Kinds of vehicles, with what the scene changes of them. */
  readonly kinds: readonly VehicleKind[];
  /** Shares of the drivers by name. */
  readonly drivers: Readonly<Partial<Record<DriverName, number>>>;
  readonly following: FollowingName;
  /** So near the ego they move as kinematic bicycles (bicycle-motion.ts) [m]; on rails everywhere if left out. */
  readonly bicycleWithin?: number;
}

/** What holds where a scene says nothing. */
export const USUAL_MANNERS: TrafficManners = { kinds: VEHICLE_KINDS, drivers: { normal: 1 }, following: 'idm' };
