import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { GNSS_PRESETS, type GnssParameters, type GnssPreset } from '../../sensors/gnss/gnss-parameters.ts';
import { IMU_PRESETS, type ImuParameters, type ImuPreset } from '../../sensors/imu/imu-parameters.ts';
import {
  ODOMETRY_PRESETS,
  type OdometryParameters,
  type OdometryPreset,
} from '../../sensors/odometry/odometry-parameters.ts';
import { changed } from './changed.ts';
import type { GnssFields } from './gnss-schema.ts';
import type { ImuFields } from './imu-schema.ts';
import { toldMount, trueMount } from './mount.ts';
import type { OdometryFields } from './odometry-schema.ts';

/** A receiver's preset with what the rig changes of it. */
export function gnssParameters(fields: GnssFields): GnssParameters {
  const preset: GnssPreset = GNSS_PRESETS[fields.preset];
  const isGeodetic = fields.name !== 'gnss' || fields.preset !== 'driver';
  const reducedBy = fields.name === 'gnss' ? toldMount(fields) : null;
  return { ...changed(preset, fields), rate: fields.rate, mount: trueMount(fields), reducedBy, isGeodetic };
}

/** An inertial unit's preset with what the rig changes of it. */
export function imuParameters(fields: ImuFields): ImuParameters {
  const { accelerometer, gyroscope }: ImuPreset = IMU_PRESETS[fields.preset];
  return {
    rate: fields.rate,
    mount: trueMount(fields),
    turnedBy: fields.name === 'imu' ? toldMount(fields) : null,
    accelerometer: changed(accelerometer, fields.accelerometer ?? {}),
    gyroscope: changed(gyroscope, fields.gyroscope ?? {}),
  };
}

/** Wheel and steering sensors: a preset with what the rig changes of it, on the vehicle's wheels and that road. */
export function odometryParameters(
  fields: OdometryFields,
  { wheelRadius, tyreFriction }: Pick<VehicleSpecification, 'wheelRadius' | 'tyreFriction'>,
  roadFriction: number,
): OdometryParameters {
  const preset: OdometryPreset = ODOMETRY_PRESETS[fields.preset];
  return { ...changed(preset, fields), rate: fields.rate, wheelRadius, friction: tyreFriction * roadFriction };
}
