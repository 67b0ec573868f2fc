import { loadDrive } from '../../../src/app/worker/load-drive.ts';
import type { WeatherName } from '../../../src/world/weather/weather-presets.ts';
import { type DriveFingerprint, fingerprint } from './topic-hashes.ts';

/** Drives in the page as the app does, network included. */
export async function driveInPage(
  scene: string,
  seed: number,
  ticks: number,
  weather: WeatherName | null = null,
): Promise<DriveFingerprint> {
  const { drive, problems } = await loadDrive({ scene, seed, perception: 'cnn', planner: 'astar', weather }, () => {});
  if (drive === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return fingerprint(drive.run, ticks);
}
