import type { LaneType } from './road-map.ts';

/** Types of the standard [11.8] that cars drive on, beside "driving" itself, and others that are drawn like a known one. */
const SAME_AS: Readonly<Record<string, LaneType>> = {
  entry: 'driving',
  exit: 'driving',
  onRamp: 'driving',
  offRamp: 'driving',
  connectingRamp: 'driving',
  slipLane: 'driving',
  mwyEntry: 'driving',
  mwyExit: 'driving',
  curb: 'border',
  walking: 'sidewalk',
};

const KNOWN: ReadonlySet<string> = new Set<LaneType>([
  'driving',
  'shoulder',
  'border',
  'sidewalk',
  'biking',
  'parking',
  'median',
  'stop',
  'restricted',
  'none',
]);

/** What an OpenDRIVE lane type means here. */
export function laneType(openDriveType: string): LaneType {
  if (KNOWN.has(openDriveType)) return openDriveType as LaneType;
  return SAME_AS[openDriveType] ?? 'other';
}
