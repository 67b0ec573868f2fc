import type { Perception } from '../perception-choice.ts';
import type { Rig } from './rig-schema.ts';
import { sensorTopic } from './sensor-topic.ts';

/** Whether a rig has the camera that the network looks through. */
export function hasFrontCamera({ sensors }: Rig): boolean {
  return sensors.some((sensor) => sensorTopic(sensor) === 'camera.front');
}

/** Why nobody can see for the driver with this rig, in words; null where somebody can. */
export function blindness(rig: Rig, perception: Perception): string | null {
  if (perception !== 'cnn' || hasFrontCamera(rig)) return null;
  return `the network has no front camera to look through on rig "${rig.name}"; set perception to "oracle", or add { "kind": "camera", "name": "front" }`;
}
