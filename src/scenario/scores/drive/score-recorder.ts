import { clonePlain, type PlainData } from '../../../core/snapshot.ts';
import type { CollisionRecord } from '../../metrics/collision-record.ts';
import { type DriveFrame, FRAMES_PER_SECOND } from '../../metrics/drive-frame.ts';
import type { SeriesReader } from '../../metrics/metric.ts';
import { SeriesStore } from '../../metrics/series-store.ts';
import { CutInWatch } from './cut-in-watch.ts';
import { frameTtc } from './frame-ttc.ts';
import { rssMargin } from './rss-margin.ts';

/** A column of what the scores read. */
interface ScoreColumn {
  readonly name: string;
  readonly unit: string;
  of(frame: DriveFrame): number;
}

const NOBODY: ReadonlySet<number> = new Set();

/** What the scores read of every frame. */
const COLUMNS: readonly ScoreColumn[] = [
  { name: 'yaw', unit: 'rad', of: ({ yaw }) => yaw },
  { name: 'speed', unit: 'm/s', of: ({ speed }) => speed },
  { name: 'ax', unit: 'm/s^2', of: ({ ax }) => ax },
  { name: 'ay', unit: 'm/s^2', of: ({ ay }) => ay },
  { name: 'yawRate', unit: 'rad/s', of: ({ yawRate }) => yawRate },
  { name: 'steer', unit: 'rad', of: ({ steer }) => steer },
  { name: 'speedLimit', unit: 'm/s', of: ({ speedLimit }) => speedLimit },
  { name: 'routeS', unit: 'm', of: ({ routeS }) => routeS },
  { name: 'routeLength', unit: 'm', of: ({ routeLength }) => routeLength },
  { name: 'laneOffset', unit: 'm', of: ({ laneOffset }) => laneOffset },
  { name: 'laneWidth', unit: 'm', of: ({ laneWidth }) => laneWidth },
  { name: 'headingError', unit: 'rad', of: ({ headingError }) => headingError },
  { name: 'inJunction', unit: '1', of: ({ inJunction }) => (inJunction ? 1 : 0) },
  { name: 'outside', unit: 'm', of: ({ outside }) => outside },
  { name: 'nearest', unit: 'm', of: ({ nearest }) => nearest },
  { name: 'gap', unit: 'm', of: ({ leaderGap }) => leaderGap },
  { name: 'leaderSpeed', unit: 'm/s', of: ({ leaderSpeed }) => leaderSpeed },
  { name: 'advance', unit: 'm', of: ({ laneAdvance }) => laneAdvance },
  { name: 'traffic', unit: 'm/s', of: ({ trafficSpeed }) => trafficSpeed },
  { name: 'rssMargin', unit: 'm', of: rssMargin },
];
const TTC = COLUMNS.length;

/** Keeps what the scores of a run are made from: columns of one sample a frame, collisions, and cut-ins. */
export class ScoreRecorder {
  readonly collisions: CollisionRecord[] = [];
  private readonly store: SeriesStore;
  private readonly cutIns = new CutInWatch();
  private readonly hit = new Set<number>();

  /** @param timeout simulated time after which the run ends [s] */
  constructor(timeout: number) {
    const limit = Math.ceil(timeout * FRAMES_PER_SECOND) + 1;
    this.store = new SeriesStore([...COLUMNS, { name: 'ttc', unit: 's' }], limit);
  }

  get series(): SeriesReader {
    return this.store;
  }

  get cutInMoments(): CutInWatch['moments'] {
    return this.cutIns.moments;
  }

  observe(frame: DriveFrame): void {
    for (const collision of frame.collisions) {
      this.collisions.push({ ...collision });
      this.hit.add(collision.other);
    }
    this.cutIns.observe(frame);
    if (!this.store.begin()) return;
    for (let i = 0; i < COLUMNS.length; i++) this.store.set(i, COLUMNS[i].of(frame));
    this.store.set(TTC, frameTtc(frame, this.hit.size > 0 ? this.hit : NOBODY));
  }

  snapshot(): PlainData {
    const { store, cutIns, collisions, hit } = this;
    return clonePlain({
      series: store.snapshot(),
      cutIns: cutIns.snapshot(),
      collisions: collisions as unknown as PlainData,
      hit: [...hit],
    });
  }

  restore(state: PlainData): void {
    const from = clonePlain(state) as unknown as {
      series: PlainData;
      cutIns: PlainData;
      collisions: CollisionRecord[];
      hit: number[];
    };
    this.store.restore(from.series);
    this.cutIns.restore(from.cutIns);
    this.collisions.length = 0;
    this.collisions.push(...from.collisions);
    this.hit.clear();
    for (const id of from.hit) this.hit.add(id);
  }
}
