import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { Ground } from '../ground.ts';
import { linearForce, pacejkaForce } from './axle-tyre.ts';
import type { DynamicsName, EgoDynamics, TyreName } from './ego-dynamics.ts';
import type { EgoStart } from './ego-start.ts';
import { EgoVehicle } from './ego-vehicle.ts';
import { KinematicMotion } from './kinematic-motion.ts';
import { PlanarVehicle } from './planar-vehicle.ts';
import { SingleTrackMotion } from './single-track-motion.ts';

/** Which model drives, and on what. */
export interface DynamicsChoice {
  readonly name: DynamicsName;
  /** Of `single-track`; the others have their own. */
  readonly tyre: TyreName;
  /** The road's friction over that of dry asphalt [1]. */
  readonly friction: number;
}

/** The ego under the model of that name. */
export function createEgo(
  { name, tyre, friction }: DynamicsChoice,
  vehicle: VehicleSpecification,
  ground: Ground,
  start: EgoStart,
): EgoDynamics {
  const peak = friction * vehicle.tyreFriction;
  switch (name) {
    case 'raycast':
      return new EgoVehicle({ ...vehicle, tyreFriction: peak }, ground, start);
    case 'bicycle':
      return new PlanarVehicle(vehicle, ground, start, new KinematicMotion(vehicle, peak));
    case 'single-track': {
      const force = tyre === 'linear' ? linearForce : pacejkaForce;
      return new PlanarVehicle(vehicle, ground, start, new SingleTrackMotion(vehicle, peak, force));
    }
  }
}
