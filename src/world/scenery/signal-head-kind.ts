import type { RoadSignal } from '../../map/opendrive/signal-records.ts';
import { isForWalkers } from '../../map/signals/is-for-walkers.ts';
import type { HeadKind, LampShape } from './signal-head.ts';

const VEHICLES = [0, 1, 2];
const PEDESTRIANS = [0, 2];

/** Subtypes of lights with arrows, OpenDRIVE 1000011 (German RiLSA). */
const ARROWS: Readonly<Record<string, LampShape>> = {
  10: 'left',
  20: 'right',
  30: 'ahead',
  40: 'aheadLeft',
  50: 'aheadRight',
};

/** The head of a light by OpenDRIVE's own types [14]: 1000001 vehicles, 1000002 pedestrians, 1000011 with arrows. */
export function headKind(signal: RoadSignal): HeadKind {
  if (isForWalkers(signal)) return { lamps: PEDESTRIANS, shape: 'walker' };
  const { type, subtype } = signal;
  // Some files write thousands with dots.
  const number = type.replaceAll('.', '');
  const shape = number === '1000011' ? (ARROWS[subtype] ?? 'disc') : 'disc';
  return { lamps: VEHICLES, shape };
}
