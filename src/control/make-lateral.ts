import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { type ControlSetting, gainsOf, LATERAL_NAMES } from './control-gains.ts';
import type { LateralController } from './lateral-controller.ts';
import { LawController, type SteeringLaw } from './law-controller.ts';
import { Lqr } from './lqr.ts';
import { ManoeuvringController } from './manoeuvring-controller.ts';
import { PathController } from './path-controller.ts';
import { PurePursuit } from './pure-pursuit.ts';
import { Stanley } from './stanley.ts';

/** The law of steering that a setting names; creeping, each leaves the wheel to the law of `pid`. */
export function makeLateral(vehicle: VehicleSpecification, setting: ControlSetting): LateralController {
  const path = new PathController(vehicle, gainsOf('pid', setting));
  const driving = (law: SteeringLaw) => new ManoeuvringController(new LawController(vehicle, law), path);
  switch (setting.lateral ?? LATERAL_NAMES[0]) {
    case 'pid':
      return path;
    case 'stanley':
      return driving(new Stanley(vehicle, gainsOf('stanley', setting)));
    case 'pure-pursuit':
      return driving(new PurePursuit(vehicle, gainsOf('pure-pursuit', setting)));
    case 'lqr':
      return driving(new Lqr(vehicle, gainsOf('lqr', setting)));
  }
}
