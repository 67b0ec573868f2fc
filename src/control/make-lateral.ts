import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { type ControlSetting, gainsOf, LATERAL_NAMES } from './control-gains.ts';
import type { LateralController } from './lateral-controller.ts';
import { LawController } from './law-controller.ts';
import { Lqr } from './lqr.ts';
import { PathController } from './path-controller.ts';
import { PurePursuit } from './pure-pursuit.ts';
import { Stanley } from './stanley.ts';

/** The law of steering that a setting names. */
export function makeLateral(vehicle: VehicleSpecification, setting: ControlSetting): LateralController {
  switch (setting.lateral ?? LATERAL_NAMES[0]) {
    case 'pid':
      return new PathController(vehicle, gainsOf('pid', setting));
    case 'stanley':
      return new LawController(vehicle, new Stanley(vehicle, gainsOf('stanley', setting)));
    case 'pure-pursuit':
      return new LawController(vehicle, new PurePursuit(vehicle, gainsOf('pure-pursuit', setting)));
    case 'lqr':
      return new LawController(vehicle, new Lqr(vehicle, gainsOf('lqr', setting)));
  }
}
