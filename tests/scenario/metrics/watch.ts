import type { Criterion } from '../../../src/scenario/criteria/criterion.ts';
import { driveMetricList } from '../../../src/scenario/metrics/drive-metric-list.ts';
import { DriveRecord } from '../../../src/scenario/metrics/drive-record.ts';
import type { Metric } from '../../../src/scenario/metrics/metric.ts';
import { StopsReached } from '../../../src/scenario/metrics/stops-reached.ts';
import { type Moment, ToldWorld } from './frame-fixture.ts';
import { straight, straightIndex, straightRoute, vehicle } from './straight-fixture.ts';

/** A record of drives on the straight road with all metrics, or with those given. */
export function straightRecord(metrics?: readonly Metric[]): DriveRecord {
  return new DriveRecord({
    map: straight,
    index: straightIndex,
    vehicle,
    route: straightRoute(),
    metrics: metrics ?? driveMetricList(straight, straightIndex, null, new StopsReached(straight, [])),
    timeout: 120,
  });
}

/**
 * Shows moments, one per frame, to a record and to criteria that read it, from one on. Collisions are in the tick of the
 * frame. `after` is called when a frame and the ticks up to the next are over.
 */
export function watch(
  record: DriveRecord,
  moments: readonly Moment[],
  criteria: readonly Criterion[] = [],
  after: (frame: number) => void = () => {},
  from = 0,
): void {
  const world = new ToldWorld();
  for (const [frame, moment] of moments.entries()) {
    for (let tick = 0; tick < 10; tick++) {
      const now = world.say(tick === 0 ? moment : { ...moment, collisions: [] });
      if (frame < from) continue;
      const isFrame = record.take(now, world.bus);
      for (const criterion of criteria) {
        criterion.observe?.(now, world.bus);
        for (const collision of record.source.collisionsNow) criterion.meet?.(collision);
        if (isFrame) criterion.judge?.(record.source.frame);
      }
    }
    if (frame >= from) after(frame);
  }
}

/** What one metric comes to, and its samples. */
export function measured(name: string, moments: readonly Moment[]) {
  const record = straightRecord();
  watch(record, moments);
  return { ...record.valueOf(record.placeOf(name)), samples: [...record.series.column(name)] };
}
