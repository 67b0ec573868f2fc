import { expect, test } from 'vitest';
import { findVehicle, VEHICLE_NAMES } from '../../src/world/vehicles/vehicle-registry.ts';

test.each(VEHICLE_NAMES)('%s is a car that hangs together', (name) => {
  const vehicle = findVehicle(name);
  if (vehicle === null) throw new Error(`${name} is listed but not found`);
  expect(vehicle.name).toBe(name);
  expect(vehicle.wheelbase + vehicle.rearOverhang).toBeLessThan(vehicle.length);
  expect(vehicle.track).toBeLessThan(vehicle.width);
  expect(vehicle.centreOfMassForward).toBeGreaterThan(0);
  expect(vehicle.centreOfMassForward).toBeLessThan(vehicle.wheelbase);
  // It slides before it tips over: half the track over the height of the centre of mass is more than the friction.
  expect(vehicle.track / 2 / vehicle.centreOfMassHeight).toBeGreaterThan(vehicle.tyreFriction);
  expect(vehicle.maxBrakeForce).toBeGreaterThan(vehicle.tyreFriction * vehicle.mass * 9.81);
});

test('an unknown name gives null', () => {
  expect(findVehicle('hovercraft')).toBeNull();
});
