import { RealmFrame } from '../../../src/app/planner/realm-frame.ts';
import type { RealmKeeper } from '../../../src/app/worker/frame-line.ts';
import { loadDrive } from '../../../src/app/worker/load-drive.ts';
import type { PlannerName } from '../../../src/scenario/planners/planner-names.ts';
import type { WeatherName } from '../../../src/world/weather/weather-presets.ts';
import { type DriveFingerprint, fingerprint } from './topic-hashes.ts';

/** A drive to be done in a page; with the network where the A* driver drives, else without a camera. */
export interface DriveOrder {
  readonly scene: string;
  readonly seed: number;
  readonly ticks: number;
  readonly weather?: WeatherName;
  readonly planner?: PlannerName;
  /** Text of a planner that drives instead. */
  readonly own?: string;
}

export interface PageDrive extends DriveFingerprint {
  /** Of the run, or of what was said instead of loading it; null for none. */
  readonly fault: string | null;
  readonly notes: readonly string[];
}

/** Drives in the page as the app does, one after the other. */
export async function drivesInPage(orders: readonly DriveOrder[]): Promise<PageDrive[]> {
  const driven: PageDrive[] = [];
  for (const order of orders) driven.push(await drive(order));
  return driven;
}

async function drive(order: DriveOrder): Promise<PageDrive> {
  const { scene, seed, ticks, weather = null, planner = 'astar', own: text } = order;
  let frame: RealmFrame | null = null;
  const realms: RealmKeeper = {
    open: () =>
      new Promise((resolve) => {
        frame = new RealmFrame(resolve);
      }),
    close: () => frame?.close(),
    tell: () => {},
  };
  const perception = planner === 'astar' && text === undefined ? 'cnn' : 'oracle';
  const own = text === undefined ? undefined : { name: 'mine.ts', text };
  const loading = await loadDrive(
    { scene, seed, perception, planner, controller: null, own, weather },
    () => {},
    realms,
  );
  if (loading.drive === null) {
    const fault = loading.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n');
    return { hash: '', messages: [], fault, notes: [] };
  }
  const { run, close } = loading.drive;
  const print = await fingerprint(run, ticks);
  close();
  return { ...print, fault: run.fault?.message ?? null, notes: run.notes };
}
