import type { RoadSignal } from './opendrive/document.ts';
import type { Signal } from './road-map.ts';

/**
 * Types by country: OpenDRIVE's own catalogue and the German road traffic regulations share the numbers of signs; the
 * letters are those of the manual for the United States (MUTCD).
 */
const SIGN_KINDS: Readonly<Record<string, Signal['kind']>> = {
  206: 'stop',
  205: 'yield',
  274: 'speed',
  'R1-1': 'stop',
  'R1-2': 'yield',
  'R2-1': 'speed',
};

/** What a signal means to a driver. */
export function signalKind(signal: RoadSignal): Signal['kind'] {
  if (signal.dynamic || /^10000\d\d$/.test(signal.type)) return 'light';
  return SIGN_KINDS[signal.type] ?? 'other';
}
