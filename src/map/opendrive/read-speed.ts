import type { ElementReader } from './element-reader.ts';

/** [m/s] in one of the unit. */
const UNITS: Readonly<Record<string, number>> = { 'm/s': 1, mph: 0.44704 };

/** For "no limit": the speed recommended on German motorways, 130 km/h [m/s]. */
const NO_LIMIT = 130 / 3.6;

/** A speed element's limit [m/s]; null where it says that nothing is known. */
export function readSpeed(reader: ElementReader): number | null {
  const max = reader.optionalText('max', 'undefined');
  if (max === 'undefined') return null;
  if (max === 'no limit') return NO_LIMIT;
  const value = reader.finite('max', 'the limit was left out');
  if (value === null) return null;
  if (value < 0) {
    reader.warning(`max is ${value}; expected 0 or more; the limit was left out`);
    return null;
  }
  const unit = reader.optionalText('unit', 'm/s');
  // Division keeps 50 km/h at the double nearest to 50 / 3.6.
  if (unit === 'km/h') return value / 3.6;
  const factor = UNITS[unit];
  if (factor === undefined) reader.repeated(`unit "${unit}" is not known; expected m/s, mph or km/h; m/s was taken`);
  return value * (factor ?? 1);
}
