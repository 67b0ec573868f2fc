import { create } from 'zustand';
import type { SensedTopic } from '../../core/messages.ts';
import type { SensorFacts } from '../worker/sensor-facts.ts';

export interface SensorChoice {
  /** Whose picture the camera panel shows. */
  readonly camera: SensedTopic;
  /** Whose readings are shown below the list of sensors; null for nobody's. */
  readonly opened: SensedTopic | null;
}

/** Which of the rig's sensors are looked at. */
export const useSensorChoice = create<SensorChoice>(() => ({ camera: 'camera.front', opened: null }));

/** A camera goes to the camera panel; of another sensor the readings are opened, or closed. */
export function chooseSensor({ topic, kind }: SensorFacts): void {
  if (kind === 'camera') useSensorChoice.setState({ camera: topic });
  else useSensorChoice.setState(({ opened }) => ({ opened: opened === topic ? null : topic }));
}
