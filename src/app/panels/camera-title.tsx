import type { SensedTopic } from '../../core/messages.ts';
import { useSensorChoice } from '../state/sensor-choice.ts';
import type { SensorFacts } from '../worker/sensor-facts.ts';

/** The title of the camera panel: where the rig has several cameras, the choice of one. */
export function CameraTitle({
  cameras,
  topic,
}: {
  readonly cameras: readonly SensorFacts[];
  readonly topic: SensedTopic;
}) {
  if (cameras.length < 2) return <h2 id="camera-title">Front camera</h2>;
  return (
    <h2 id="camera-title">
      <span className="visually-hidden">Camera </span>
      <select
        aria-label="Camera"
        value={topic}
        onChange={(event) => useSensorChoice.setState({ camera: event.target.value as SensedTopic })}
      >
        {cameras.map((camera) => (
          <option key={camera.topic} value={camera.topic}>
            {camera.name}
          </option>
        ))}
      </select>
    </h2>
  );
}
