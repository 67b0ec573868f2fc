/** The tyres of one axle, both together; of effect in the dynamics `single-track`. */
export interface AxleTyre {
  /** Cornering stiffness over load K [1/rad]: force of a small slip angle, what steering and suspension give way included. */
  readonly corneringCoefficient: number;
  /** Shape factor C and curvature factor E of the magic formula [1]. */
  readonly shape: number;
  readonly curvature: number;
}

/**
 * What the simulator and the driver know of a vehicle. Lengths [m], masses [kg], forces [N], angles [rad].
 * Frame: ISO 8855, origin at the centre of the rear axle on the ground.
 */
export interface VehicleSpecification {
  readonly name: string;
  /** Source of the numbers, for the reader. */
  readonly source: string;
  readonly mass: number;
  readonly wheelbase: number;
  readonly track: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  /** Distance from the rear axle to the rearmost point. */
  readonly rearOverhang: number;
  /** Height of the centre of mass over the ground. */
  readonly centreOfMassHeight: number;
  /** Distance of the centre of mass in front of the rear axle. */
  readonly centreOfMassForward: number;
  /** Moment of inertia about the vertical axis [kg m^2]. */
  readonly yawInertia: number;
  readonly wheelRadius: number;
  /** Peak tyre-road friction coefficient on dry asphalt [1]. */
  readonly tyreFriction: number;
  readonly frontTyre: AxleTyre;
  readonly rearTyre: AxleTyre;
  /** Greatest steering angle of the front road wheels (bicycle equivalent). */
  readonly maxSteer: number;
  /** Greatest rate of the road-wheel angle [rad/s]. */
  readonly maxSteerRate: number;
  /** Greatest driving force at the wheels. */
  readonly maxDriveForce: number;
  /** Greatest engine power [W]: force is the lesser of maxDriveForce and power / speed. */
  readonly maxPower: number;
  /** Greatest braking force at the wheels, all four together. */
  readonly maxBrakeForce: number;
  /** Aerodynamic drag area c_d * A [m^2]. */
  readonly dragArea: number;
  /** Rolling resistance coefficient [1]. */
  readonly rollingResistance: number;
}
