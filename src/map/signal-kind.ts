import type { RoadSignal } from './opendrive/signal-records.ts';
import type { Signal } from './road-map.ts';
import { isKnownSign, signMeaning } from './signs/sign-meaning.ts';

/** OpenDRIVE's own types of traffic lights [14], of which some files write the thousands with dots. */
const LIGHT = /^10000\d\d$/;

/** What a signal means to a driver. */
export function signalKind(signal: RoadSignal): Signal['kind'] {
  if (isLight(signal)) return 'light';
  const { sign } = signMeaning(signal);
  if (sign === 'stop' || sign === 'yield') return sign;
  return sign === 'speedLimit' ? 'speed' : 'other';
}

/** What is dynamic is a light, unless it is a sign that can change. */
function isLight(signal: RoadSignal): boolean {
  if (isKnownSign(signal)) return false;
  return signal.dynamic || LIGHT.test(signal.type.replaceAll('.', ''));
}
