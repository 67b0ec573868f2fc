import { type DriverTable, driverTable } from '../../../src/world/traffic/driver-table.ts';
import type { DriverStyle } from '../../../src/world/traffic/intelligent-driver.ts';

/** A table of a driver who follows others in some way and is like all others in the rest. */
export function oneDriver(style: DriverStyle): DriverTable {
  const rest = {
    speedFactor: 1,
    politeness: 0,
    gapShare: 1,
    maxSpeed: 50,
    hardestBraking: 8,
    power: 50,
    lookPhase: 0,
    coolness: 0,
  };
  return driverTable([{ name: 'normal', ...style, ...rest }]);
}
