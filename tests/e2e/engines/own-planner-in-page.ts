import { RealmFrame } from '../../../src/app/planner/realm-frame.ts';
import type { RealmKeeper } from '../../../src/app/worker/frame-line.ts';
import { loadDrive } from '../../../src/app/worker/load-drive.ts';

/** What came of a drive with a planner that is a file. */
export interface OwnDrive {
  readonly hash: string;
  readonly ticks: number;
  /** Of the run, or of what was said instead of loading it. */
  readonly fault: string | null;
  readonly notes: readonly string[];
}

/** Drives in the page as the app does, one after the other, each planner in a realm of its own. */
export async function ownPlannersInPage(
  scene: string,
  seed: number,
  drives: readonly { readonly text: string; readonly ticks: number }[],
): Promise<OwnDrive[]> {
  const driven: OwnDrive[] = [];
  for (const { text, ticks } of drives) driven.push(await driveOwn(scene, seed, ticks, text));
  return driven;
}

async function driveOwn(scene: string, seed: number, ticks: number, text: string): Promise<OwnDrive> {
  let frame: RealmFrame | null = null;
  const realms: RealmKeeper = {
    open: () =>
      new Promise((resolve) => {
        frame = new RealmFrame(resolve);
      }),
    close: () => frame?.close(),
  };
  const own = { name: 'mine.ts', text };
  const choice = { scene, seed, perception: 'oracle', planner: 'astar', controller: null, own, weather: null } as const;
  const { drive, problems } = await loadDrive(choice, () => {}, realms);
  if (drive === null) {
    const fault = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n');
    return { hash: '', ticks: 0, fault, notes: [] };
  }
  const { run } = drive;
  while (run.ending === null && run.ticks < ticks) await run.step();
  drive.close();
  return { hash: run.hash, ticks: run.ticks, fault: run.fault?.message ?? null, notes: run.notes };
}
