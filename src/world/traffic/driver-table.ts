import type { TrafficDriver } from './driver-styles.ts';

/**
 * Where the numbers of a driver stand in a DriverTable, from its first one on: see TrafficDriver. What is looked at for
 * each leader comes first, so that it lies on one line of the cache.
 */
export const DRIVER = {
  acceleration: 0,
  /** 2 sqrt(a b) of the intelligent driver model [m/s^2]. */
  twiceRoot: 1,
  timeGap: 2,
  standstillGap: 3,
  coolness: 4,
  deceleration: 5,
  hardestBraking: 6,
  speedFactor: 7,
  maxSpeed: 8,
  power: 9,
  politeness: 10,
  lookPhase: 11,
  gapShare: 12,
} as const;

/** Numbers of a driver. */
export const DRIVER_SIZE = 13;

/**
 * What all drivers are like, DRIVER_SIZE numbers of each, one driver after another: V8 keeps each number of an object in a
 * place of its own on the heap, and every vehicle looks at them several times a decision.
 */
export type DriverTable = Float64Array;

export function driverTable(drivers: readonly TrafficDriver[]): DriverTable {
  const table = new Float64Array(DRIVER_SIZE * drivers.length);
  for (const [i, driver] of drivers.entries()) writeDriver(table, i, driver);
  return table;
}

/** Writes driver number `i`. */
export function writeDriver(table: DriverTable, i: number, driver: TrafficDriver): void {
  const first = DRIVER_SIZE * i;
  table[first + DRIVER.acceleration] = driver.acceleration;
  table[first + DRIVER.twiceRoot] = 2 * Math.sqrt(driver.acceleration * driver.deceleration);
  table[first + DRIVER.timeGap] = driver.timeGap;
  table[first + DRIVER.standstillGap] = driver.standstillGap;
  table[first + DRIVER.coolness] = driver.coolness;
  table[first + DRIVER.deceleration] = driver.deceleration;
  table[first + DRIVER.hardestBraking] = driver.hardestBraking;
  table[first + DRIVER.speedFactor] = driver.speedFactor;
  table[first + DRIVER.maxSpeed] = driver.maxSpeed;
  table[first + DRIVER.power] = driver.power;
  table[first + DRIVER.politeness] = driver.politeness;
  table[first + DRIVER.lookPhase] = driver.lookPhase;
  table[first + DRIVER.gapShare] = driver.gapShare;
}
