import type { VehicleSpecification } from '../../core/vehicle-specification.ts';

/**
 * A five-door compact car with front-wheel drive. The greatest steering angle is that of the bicycle whose rear axle
 * turns at the radius that the kerb-to-kerb turning circle of 10.9 m leaves it:
 * R = sqrt((10.9 / 2)^2 - 2.637^2) - 1.535 / 2 = 4.0 m, atan(2.637 / 4.0) = 0.58 rad.
 */
export const compactHatchback: VehicleSpecification = {
  name: 'compact-hatchback',
  source:
    "size, mass, turning circle, drag and power: class of the Volkswagen Golf VII 1.4 TSI, 92 kW (maker's data sheet); " +
    'power at the wheels: 85 % of it, from losses and gear changes; centre of mass: 0.37 of the height of the car and ' +
    '60 % of the load in front, usual for front-wheel drive (Heydinger et al., SAE 1999-01-1336); friction: dry asphalt; ' +
    'yaw inertia: m a b, dynamic index 1 (same source); tyres: cornering coefficient 0.2 per degree (Gillespie 1992, section 6), ' +
    'in front three quarters of it for the give of steering and suspension, which makes 1.7 degrees of understeer per g, usual for ' +
    'cars (same source); shape factor of lateral force: Pacejka 2012, section 4.3.1',
  mass: 1300,
  wheelbase: 2.637,
  track: 1.535,
  length: 4.255,
  width: 1.799,
  height: 1.452,
  rearOverhang: 0.75,
  centreOfMassHeight: 0.54,
  centreOfMassForward: 1.582,
  yawInertia: 1300 * 1.582 * (2.637 - 1.582),
  wheelRadius: 0.31,
  tyreFriction: 1.0,
  frontTyre: { corneringCoefficient: 8.6, shape: 1.3, curvature: 0 },
  rearTyre: { corneringCoefficient: 11.5, shape: 1.3, curvature: 0 },
  maxSteer: 0.58,
  maxSteerRate: 0.6,
  maxDriveForce: 5500,
  maxPower: 78_000,
  maxBrakeForce: 14_000,
  dragArea: 0.6,
  rollingResistance: 0.012,
};
