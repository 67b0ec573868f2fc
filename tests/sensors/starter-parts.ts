import { GNSS_PRESETS, type GnssParameters } from '../../src/sensors/gnss/gnss-parameters.ts';
import { IMU_PRESETS, type ImuParameters } from '../../src/sensors/imu/imu-parameters.ts';
import { ODOMETRY_PRESETS, type OdometryParameters } from '../../src/sensors/odometry/odometry-parameters.ts';

const mount = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };

/** The driver's own, as the starter rig has them. */
export const STARTER_GNSS: GnssParameters = {
  ...GNSS_PRESETS.driver,
  rate: 10,
  mount,
  reducedBy: null,
  isGeodetic: false,
};
export const STARTER_IMU: ImuParameters = { ...IMU_PRESETS.driver, rate: 100, mount, turnedBy: null };
export const STARTER_ODOMETRY: OdometryParameters = {
  ...ODOMETRY_PRESETS.driver,
  rate: 100,
  wheelRadius: 0.31,
  friction: 1,
};
