import type { ComponentType } from 'react';
import type { SensedTopic } from '../../core/messages.ts';
import type { SensedKind } from '../worker/sensor-facts.ts';
import { BaysPane } from './bays-pane.tsx';
import { LidarPane } from './lidar-pane.tsx';
import { GnssPane, ImuPane, OdometryPane, UltrasonicPane } from './navigation-panes.tsx';
import { RadarPane } from './radar-pane.tsx';

/** What shows the readings of one sensor in the side panel. */
export type SensorPane = ComponentType<{ readonly topic: SensedTopic }>;

/** Panes by kind; a camera has a panel of its own. A new one is a line here. */
export const SENSOR_PANES: Partial<Record<SensedKind, SensorPane>> = {
  lidar: LidarPane,
  radar: RadarPane,
  gnss: GnssPane,
  imu: ImuPane,
  odometry: OdometryPane,
  ultrasonic: UltrasonicPane,
  bays: BaysPane,
};
