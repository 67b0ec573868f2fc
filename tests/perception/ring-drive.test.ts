import { describe, expect, it } from 'vitest';
import { RingDrive, type RingDriveOptions } from './ring-drive.ts';

/** Root mean square and greatest lateral error of the belief from 3 s on. */
function lateral(options: RingDriveOptions, end: number): { rms: number; worst: number } {
  const drive = new RingDrive(options);
  let squares = 0;
  let worst = 0;
  let count = 0;
  drive.runTo(300);
  while (drive.tick < end) {
    drive.runTo(drive.tick + 10);
    const error = drive.lateralError();
    squares += error * error;
    worst = Math.max(worst, Math.abs(error));
    count++;
  }
  return { rms: Math.sqrt(squares / count), worst };
}

describe('perception and localisation on the bus', () => {
  it('keep the belief in its lane by what the camera sees', () => {
    const { rms, worst } = lateral({ seed: 1 }, 900);
    expect(rms).toBeLessThan(0.15);
    expect(worst).toBeLessThan(0.3);
  });

  it('bear a mask with three wrong pixels in a hundred', () => {
    expect(lateral({ seed: 3, speckle: 0.03 }, 900).rms).toBeLessThan(0.2);
  });

  it('go wrong by more than half a metre without the camera, on average over seeds', () => {
    let sum = 0;
    for (let seed = 1; seed <= 5; seed++) sum += lateral({ seed, blind: true }, 3000).rms ** 2;
    expect(Math.sqrt(sum / 5)).toBeGreaterThan(0.5);
  });

  it('follow a standing car while the ego comes nearer', () => {
    const angle = 75 / 60;
    const drive = new RingDrive({ seed: 4, cars: [angle] });
    const car = drive.sensors.ring.poseAt(angle, 0);
    const ids = new Set<number>();
    let near = 0;
    while (drive.tick < 780) {
      drive.runTo(drive.tick + 10);
      const tracks = drive.bus.latest('tracks')?.message.tracks ?? [];
      const pose = drive.sensors.poseAt(drive.tick);
      const distance = Math.hypot(car.x - pose.x, car.y - pose.y);
      if (distance > 30 || distance < 12) continue;
      expect(tracks).toHaveLength(1);
      ids.add(tracks[0].id);
      near++;
      expect(Math.hypot(tracks[0].x - car.x, tracks[0].y - car.y)).toBeLessThan(0.1 * distance);
      expect(Math.abs(tracks[0].speed)).toBeLessThan(2);
      expect(Math.cos(tracks[0].yaw - car.yaw)).toBeGreaterThan(0.99);
    }
    expect(near).toBeGreaterThan(15);
    expect(ids.size).toBe(1);
  });

  it('give the same hash for the same seed, and when resumed from a snapshot', () => {
    const options = { seed: 5, speckle: 0.02, cars: [0.5] };
    const whole = new RingDrive(options);
    whole.runTo(120);
    const resumed = new RingDrive(options);
    resumed.restore(whole.snapshot());
    whole.runTo(250);
    resumed.runTo(250);
    const other = new RingDrive(options);
    other.runTo(250);
    expect(resumed.hasher.digest()).toBe(whole.hasher.digest());
    expect(other.hasher.digest()).toBe(whole.hasher.digest());
  });
});
