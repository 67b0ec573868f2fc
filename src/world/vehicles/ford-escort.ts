import type { AxleTyre, VehicleSpecification } from '../../core/vehicle-specification.ts';

/** 0.3048 m in a foot, 14.5939 kg in a slug, 1.35582 kg m^2 in a slug square foot: the source's numbers are in these. */
const FOOT = 0.3048;
const SLUG = 14.593903;
const SLUG_SQUARE_FOOT = 1.3558179;

/** p_ky1, p_cy1 and p_ey1 of the source, alike on both axles; its shifts, which pull a car to a side, are left out. */
const TYRE: AxleTyre = { corneringCoefficient: 21.92, shape: 1.3507, curvature: -0.0074722 };

/** Vehicle 1 of the CommonRoad vehicle models, front-wheel drive. Its tyres make it steer neutrally. */
export const fordEscort: VehicleSpecification = {
  name: 'ford-escort',
  source:
    'Althoff, Koschi, Manzinger, "CommonRoad: Composable benchmarks for motion planning on roads", IEEE IV 2017, vehicle models, ' +
    'vehicle 1 (Ford Escort): mass, axles, inertia, height of the centre of mass, track, size, steering, wheel radius, lateral tyre ' +
    'parameters; power: its 11.5 m/s^2 at 4.755 m/s; not in the source, class of the car: height, overhang, drive and brake ' +
    'force, drag area, rolling resistance',
  mass: 84 * SLUG,
  wheelbase: (2.9 + 4.95) * FOOT,
  track: 4.56 * FOOT,
  length: 4.298,
  width: 1.674,
  height: 1.36,
  rearOverhang: 0.98,
  centreOfMassHeight: 1.83 * FOOT,
  centreOfMassForward: 4.95 * FOOT,
  yawInertia: 1135 * SLUG_SQUARE_FOOT,
  wheelRadius: 0.344,
  tyreFriction: 1.0489,
  frontTyre: TYRE,
  rearTyre: TYRE,
  maxSteer: 0.91,
  maxSteerRate: 0.4,
  maxDriveForce: 5500,
  maxPower: 84 * SLUG * 11.5 * 4.755,
  maxBrakeForce: 14_000,
  dragArea: 0.72,
  rollingResistance: 0.012,
};
