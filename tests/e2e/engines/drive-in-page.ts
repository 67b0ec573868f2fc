import type { RealmKeeper } from '../../../src/app/worker/frame-line.ts';
import { loadDrive } from '../../../src/app/worker/load-drive.ts';
import type { PlannerName } from '../../../src/scenario/planners/planner-names.ts';
import type { WeatherName } from '../../../src/world/weather/weather-presets.ts';
import { type DriveFingerprint, fingerprint } from './topic-hashes.ts';

/** Those who come with the simulator need none. */
const NO_REALMS: RealmKeeper = { open: () => Promise.reject(new Error('no realm was expected')), close: () => {} };

/** Drives in the page as the app does, network included; without a camera where another driver is named. */
export async function driveInPage(
  scene: string,
  seed: number,
  ticks: number,
  weather: WeatherName | null = null,
  planner: PlannerName = 'astar',
): Promise<DriveFingerprint> {
  const perception = planner === 'astar' ? 'cnn' : 'oracle';
  const choice = { scene, seed, perception, planner, controller: null, weather } as const;
  const { drive, problems } = await loadDrive(choice, () => {}, NO_REALMS);
  if (drive === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return fingerprint(drive.run, ticks);
}
