import type { LoadedScene } from '../load-scene.ts';

/** The scene with cameras that tell the boxes of what they see; they tell more, and see the same. */
export function withBoxes(loaded: LoadedScene): LoadedScene {
  const sensors = loaded.rig.sensors.map((sensor) =>
    sensor.kind === 'camera' && !sensor.truth.includes('boxes')
      ? { ...sensor, truth: [...sensor.truth, 'boxes' as const] }
      : sensor,
  );
  return { ...loaded, rig: { ...loaded.rig, sensors } };
}
