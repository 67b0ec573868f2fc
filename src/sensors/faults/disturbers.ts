import type { SensorKind } from '../../core/topics.ts';
import { CAMERA_DISTURBER } from './disturb-camera.ts';
import { GNSS_DISTURBER, IMU_DISTURBER, ODOMETRY_DISTURBER } from './disturb-inertial.ts';
import { LIDAR_DISTURBER } from './disturb-lidar.ts';
import { RADAR_DISTURBER } from './disturb-radar.ts';
import { ULTRASONIC_DISTURBER } from './disturb-ultrasonic.ts';
import type { Disturber } from './disturber.ts';

/** A disturber of messages whose type its caller does not know. */
export type AnyDisturber = Disturber<unknown, unknown>;

/** By kind of sensor; a new kind is a line here. */
export const DISTURBERS: Readonly<Record<SensorKind, AnyDisturber>> = {
  camera: CAMERA_DISTURBER as AnyDisturber,
  lidar: LIDAR_DISTURBER as AnyDisturber,
  radar: RADAR_DISTURBER as AnyDisturber,
  gnss: GNSS_DISTURBER as AnyDisturber,
  imu: IMU_DISTURBER as AnyDisturber,
  odometry: ODOMETRY_DISTURBER as AnyDisturber,
  ultrasonic: ULTRASONIC_DISTURBER as AnyDisturber,
};
