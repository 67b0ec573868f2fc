import { LIDAR_DEVICES, type LidarDevice, patternOf } from '../../sensors/lidar/lidar-devices.ts';
import type { LidarParameters } from '../../sensors/lidar/lidar-parameters.ts';
import type { LidarFields } from './lidar-schema.ts';
import { toldMount, trueMount } from './mount.ts';

/** The parameters of a lidar: its device, and over it what its fields say. */
export function lidarParametersOf(fields: LidarFields): LidarParameters {
  const usual: LidarDevice = LIDAR_DEVICES[fields.device];
  const field = fields.field ?? usual.field;
  const columns = fields.columns ?? Math.round((usual.columnsAt(fields.rate) * field) / usual.field);
  const [across, up] = fields.divergence ?? usual.divergence;
  return {
    mount: trueMount(fields),
    toldMount: toldMount(fields),
    pattern: patternOf(fields.elevations ?? usual.elevations, field, columns),
    // A head goes on turning where it is not asked; a mirror of a limited field takes the whole time for it.
    duration: usual.field === 360 ? field / 360 / fields.rate : 1 / fields.rate,
    isClockwise: usual.isClockwise,
    motionDistortion: fields.motionDistortion ?? usual.motionDistortion,
    minRange: fields.minRange ?? usual.minRange,
    range: fields.range ?? usual.range,
    rangeNoise: fields.rangeNoise ?? usual.rangeNoise,
    resolution: fields.resolution ?? usual.resolution,
    divergence: [across / 1000, up / 1000],
    aperture: usual.aperture,
    pulse: usual.pulse,
    tenthRange: fields.tenthRange === undefined ? usual.tenthRange : (fields.tenthRange ?? Number.POSITIVE_INFINITY),
    materials: fields.materials ?? usual.materials,
    attenuation: fields.attenuation ?? usual.attenuation,
    dropoff: fields.dropoff ?? usual.dropoff,
    weather: fields.weather ?? usual.weather,
    returns: fields.returns,
  };
}
