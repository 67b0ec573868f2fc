import type { SensorSuite } from '../../sensors/sensor-suite.ts';
import type { FaultFields } from './fault-schema.ts';

/** A fault in the report of a run. */
export interface FaultRecord {
  /** Topic of the sensor. */
  readonly sensor: string;
  readonly kind: FaultFields['kind'];
  /** [s]; `to` is null for one that stays. */
  readonly from: number;
  readonly to: number | null;
  /** Measurements that it changed, held back or lost. */
  readonly measurements: number;
}

/** What has become of a scene's faults so far, in the scene's order. */
export function faultRecords(faults: readonly FaultFields[], suites: readonly SensorSuite[]): FaultRecord[] {
  const counts = new Map<number, number>();
  for (const suite of suites) suite.countInto(counts);
  return faults.map(({ sensor, kind, from, to }, index) => {
    return { sensor, kind, from, to: to ?? null, measurements: counts.get(index) ?? 0 };
  });
}
