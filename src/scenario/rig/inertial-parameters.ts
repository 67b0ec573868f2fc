import { GNSS_PRESETS, type GnssParameters, type GnssPreset } from '../../sensors/gnss/gnss-parameters.ts';
import { IMU_PRESETS, type ImuParameters, type ImuPreset } from '../../sensors/imu/imu-parameters.ts';
import { changed } from './changed.ts';
import type { GnssFields } from './gnss-schema.ts';
import type { ImuFields } from './imu-schema.ts';
import { trueMount } from './mount.ts';

/** A receiver's preset with what the rig changes of it. */
export function gnssParameters(fields: GnssFields): GnssParameters {
  const preset: GnssPreset = GNSS_PRESETS[fields.preset];
  const isGeodetic = fields.name !== 'gnss' || fields.preset !== 'driver';
  return { ...changed(preset, fields), rate: fields.rate, mount: trueMount(fields), isGeodetic };
}

/** An inertial unit's preset with what the rig changes of it. */
export function imuParameters(fields: ImuFields): ImuParameters {
  const { accelerometer, gyroscope }: ImuPreset = IMU_PRESETS[fields.preset];
  return {
    rate: fields.rate,
    mount: trueMount(fields),
    accelerometer: changed(accelerometer, fields.accelerometer ?? {}),
    gyroscope: changed(gyroscope, fields.gyroscope ?? {}),
  };
}
