import {
  ULTRASONIC_PRESETS,
  type UltrasonicParameters,
  type UltrasonicPreset,
} from '../../sensors/ultrasonic/ultrasonic-parameters.ts';
import { changed } from './changed.ts';
import { trueMount } from './mount.ts';
import type { UltrasonicFields } from './ultrasonic-schema.ts';

/** An ultrasonic sensor's preset with what the rig changes of it. */
export function ultrasonicParametersOf(fields: UltrasonicFields): UltrasonicParameters {
  const preset: UltrasonicPreset = ULTRASONIC_PRESETS[fields.preset];
  return { ...changed(preset, fields), rate: fields.rate, mount: trueMount(fields) };
}
