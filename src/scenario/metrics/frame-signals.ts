import type { DriveFrame } from './drive-frame.ts';

/** A column of the series that is read off the frame as it is. */
export interface FrameSignal {
  readonly name: string;
  readonly unit: string;
  of(frame: DriveFrame): number;
}

/** What every run keeps of its frames: scores are made from these, and the app plots them. NaN where something does not apply. */
export const FRAME_SIGNALS: readonly FrameSignal[] = [
  { name: 'x', unit: 'm', of: ({ x }) => x },
  { name: 'y', unit: 'm', of: ({ y }) => y },
  { name: 'yaw', unit: 'rad', of: ({ yaw }) => yaw },
  { name: 'speed', unit: 'm/s', of: ({ speed }) => speed },
  { name: 'longitudinalAcceleration', unit: 'm/s^2', of: ({ ax }) => ax },
  { name: 'lateralAcceleration', unit: 'm/s^2', of: ({ ay }) => ay },
  { name: 'yawRate', unit: 'rad/s', of: ({ yawRate }) => yawRate },
  { name: 'steer', unit: 'rad', of: ({ steer }) => steer },
  { name: 'speedLimit', unit: 'm/s', of: ({ speedLimit }) => speedLimit },
  { name: 'routeStation', unit: 'm', of: ({ routeS }) => routeS },
  { name: 'laneOffset', unit: 'm', of: ({ laneOffset }) => laneOffset },
  { name: 'headingError', unit: 'rad', of: ({ headingError }) => headingError },
  { name: 'inJunction', unit: '1', of: ({ inJunction }) => (inJunction ? 1 : 0) },
  { name: 'inSeveralLanes', unit: '1', of: ({ inSeveralLanes }) => (inSeveralLanes ? 1 : 0) },
  { name: 'nearest', unit: 'm', of: ({ nearest }) => (nearest === Number.POSITIVE_INFINITY ? Number.NaN : nearest) },
  { name: 'laneAdvance', unit: 'm', of: ({ laneAdvance }) => laneAdvance },
  { name: 'trafficSpeed', unit: 'm/s', of: ({ trafficSpeed }) => trafficSpeed },
  { name: 'leaderGap', unit: 'm', of: ({ leaderGap }) => leaderGap },
  { name: 'leaderSpeed', unit: 'm/s', of: ({ leaderSpeed }) => leaderSpeed },
];
