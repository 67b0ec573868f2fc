import { secondsAt, type Tick } from '../../core/tick.ts';
import type { FaultCourse } from '../../sensors/faults/fault-line.ts';
import type { SensorSuite } from '../../sensors/sensor-suite.ts';
import type { FaultFields } from './fault-schema.ts';

/** A fault in the report of a run. */
export interface FaultRecord {
  /** Topic of the sensor. */
  readonly sensor: string;
  readonly kind: FaultFields['kind'];
  /** The event of the storyboard that it waits for; left out for one that begins by itself. */
  readonly event?: string;
  /** [s]; `from` is null for one whose event did not come, `to` for one that stays. */
  readonly from: number | null;
  readonly to: number | null;
  /** Measurements that it changed, held back or lost. */
  readonly measurements: number;
}

/** A fault, and the event that it waits for, if any. */
export interface ListedFault {
  readonly fault: FaultFields;
  readonly event: string | null;
}

/** What has become of faults so far, in their order. */
export function faultRecords(faults: readonly ListedFault[], suites: readonly SensorSuite[]): FaultRecord[] {
  const courses = new Map<number, FaultCourse>();
  for (const suite of suites) suite.tellInto(courses);
  return faults.map(({ fault: { sensor, kind, from, to }, event }, index) => {
    const course = courses.get(index);
    const measurements = course?.measurements ?? 0;
    if (event === null) return { sensor, kind, from, to: to ?? null, measurements };
    const times = { from: secondsOf(course?.from), to: secondsOf(course?.to) };
    return { sensor, kind, event, ...times, measurements };
  });
}

function secondsOf(tick: Tick | undefined): number | null {
  return tick === undefined || tick === Number.POSITIVE_INFINITY ? null : secondsAt(tick);
}
