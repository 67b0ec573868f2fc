import type { ComponentType } from 'react';
import type { SensorTopic } from '../../core/messages.ts';
import type { SensorKind } from '../../core/topics.ts';
import { FigurePane } from './figure-pane.tsx';
import { RadarPane } from './radar-pane.tsx';

/** What shows the readings of one sensor in the side panel. */
export type SensorPane = ComponentType<{ readonly topic: SensorTopic }>;

/** Panes by kind; a camera has a panel of its own. A new one is a line here. */
export const SENSOR_PANES: Partial<Record<SensorKind, SensorPane>> = {
  gnss: FigurePane,
  imu: FigurePane,
  odometry: FigurePane,
  radar: RadarPane,
};
