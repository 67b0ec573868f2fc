import type { RoadSignal } from '../opendrive/signal-records.ts';

/** OpenDRIVE's own types of lights [14], and among them that of pedestrians. */
const LIGHT = /^10000\d\d$/;
const WALKERS = '1000002';
/** What editors call the heads whose type they leave open. */
const NAMED = /pedestrian|walk/i;

/** Whether a light is a head for pedestrians, which tells vehicles nothing. */
export function isForWalkers({ type, name }: RoadSignal): boolean {
  // Some files write thousands with dots.
  const number = type.replaceAll('.', '');
  return LIGHT.test(number) ? number === WALKERS : NAMED.test(name);
}
