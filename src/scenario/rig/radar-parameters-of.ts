import { degreesToRadians } from '../../core/math/angle.ts';
import { RADAR_PRESETS, type RadarParameters } from '../../sensors/radar/radar-parameters.ts';
import type { RadarFields } from './radar-schema.ts';

/** The parameters of a radar: its preset, and over it what its fields say. */
export function radarParametersOf(fields: RadarFields): RadarParameters {
  const usual: RadarParameters = RADAR_PRESETS[fields.preset];
  const radians = (degrees: number | undefined, otherwise: number) =>
    degrees === undefined ? otherwise : degreesToRadians(degrees);
  return {
    rangeMin: fields.rangeMin ?? usual.rangeMin,
    rangeMax: fields.rangeMax ?? usual.rangeMax,
    fieldOfView: radians(fields.fov, usual.fieldOfView),
    elevationFieldOfView: radians(fields.elevationFov, usual.elevationFieldOfView),
    rangeResolution: fields.rangeResolution ?? usual.rangeResolution,
    azimuthResolution: radians(fields.azimuthResolution, usual.azimuthResolution),
    rangeRateResolution: fields.rangeRateResolution ?? usual.rangeRateResolution,
    rangeRateMax: fields.rangeRateMax ?? usual.rangeRateMax,
    rangeAccuracy: fields.rangeAccuracy ?? usual.rangeAccuracy,
    azimuthAccuracy: radians(fields.azimuthAccuracy, usual.azimuthAccuracy),
    rangeRateAccuracy: fields.rangeRateAccuracy ?? usual.rangeRateAccuracy,
    snrAt100m: fields.snrAt100m ?? usual.snrAt100m,
    falseAlarmProbability: fields.falseAlarmProbability ?? usual.falseAlarmProbability,
    clutterRate: fields.clutterRate ?? usual.clutterRate,
    wallLoss: fields.wallLoss === undefined ? usual.wallLoss : fields.wallLoss,
    maxDetections: fields.maxDetections ?? usual.maxDetections,
  };
}
