import { loadDrive } from '../../../src/app/worker/load-drive.ts';
import { type DriveFingerprint, fingerprint } from './topic-hashes.ts';

/** Drives in the page as the app does, network included. */
export async function driveInPage(scene: string, seed: number, ticks: number): Promise<DriveFingerprint> {
  const { drive, problems } = await loadDrive({ scene, seed, perception: 'cnn', weather: null }, () => {});
  if (drive === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return fingerprint(drive.run, ticks);
}
