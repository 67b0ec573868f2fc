import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { Track } from '../../../src/core/messages/tracks.ts';
import { RandomStream } from '../../../src/core/random.ts';
import type { Detection } from '../../../src/perception/tracking/track-state.ts';
import { Tracker } from '../../../src/perception/tracking/tracker.ts';

/** A straight road along x with traffic to the east; no lanes elsewhere. */
const eastward = { headingAt: (_x: number, y: number) => (Math.abs(y) < 3 ? 0 : Number.NaN) };
const DT = 0.1;

function seen(x: number, y: number, random?: RandomStream): Detection {
  const sigmas = { rangeSigma: 0.8, lateralSigma: 0.3 };
  return {
    x: x + (random === undefined ? 0 : sigmas.rangeSigma * random.normal()),
    y: y + (random === undefined ? 0 : sigmas.lateralSigma * random.normal()),
    yaw: 0,
    length: 4.4,
    width: 1.8,
    bearing: 0,
    ...sigmas,
    confidence: 1,
  };
}

describe('Tracker', () => {
  it('believes a vehicle after two sights in three pictures', () => {
    const tracker = new Tracker(eastward);
    tracker.step([seen(20, 0)], DT);
    expect(tracker.report()).toEqual([]);
    tracker.step([], DT);
    expect(tracker.report()).toEqual([]);
    tracker.step([seen(20, 0)], DT);
    expect(tracker.report()).toHaveLength(1);
  });

  it('does not believe what is seen once', () => {
    const tracker = new Tracker(eastward);
    for (let k = 0; k < 30; k++) tracker.step(k % 3 === 0 ? [seen(10 + k, 0)] : [], DT);
    expect(tracker.report()).toEqual([]);
  });

  it('keeps the id through 0.3 s without sight', () => {
    const tracker = new Tracker(eastward);
    const random = new RandomStream(1, 'track');
    let id = -1;
    for (let k = 0; k < 40; k++) {
      const hidden = k >= 20 && k < 23;
      tracker.step(hidden ? [] : [seen(15 + 8 * DT * k, 0, random)], DT);
      if (k < 3) continue;
      const tracks = tracker.report();
      expect(tracks).toHaveLength(1);
      if (id < 0) id = tracks[0].id;
      expect(tracks[0].id).toBe(id);
      if (k > 15) expect(Math.abs(tracks[0].x - (15 + 8 * DT * k))).toBeLessThan(1.5);
    }
  });

  it('keeps a vehicle for 0.8 s out of sight and drops it then', () => {
    const tracker = new Tracker(eastward);
    for (let k = 0; k < 10; k++) tracker.step([seen(10, 0)], DT);
    const confidence = tracker.report()[0].confidence;
    for (let k = 0; k < 8; k++) tracker.step([], DT);
    expect(confidence).toBeGreaterThan(0.9);
    expect(tracker.report()).toHaveLength(1);
    expect(tracker.report()[0].confidence).toBeLessThan(0.5 * confidence);
    tracker.step([], DT);
    expect(tracker.report()).toEqual([]);
  });

  it('drops what it has hardly seen sooner', () => {
    const tracker = new Tracker(eastward);
    for (let k = 0; k < 3; k++) tracker.step([seen(10, 0)], DT);
    for (let k = 0; k < 3; k++) tracker.step([], DT);
    expect(tracker.report()).toHaveLength(1);
    tracker.step([], DT);
    expect(tracker.report()).toEqual([]);
  });

  it('does not report what is unlikely to be there', () => {
    const tracker = new Tracker(eastward);
    for (let k = 0; k < 10; k++) tracker.step([{ ...seen(10, 0), confidence: 0.2 }], DT);
    expect(tracker.report()).toEqual([]);
  });

  it('learns the speed of a moving vehicle within one second', () => {
    const tracker = new Tracker(eastward);
    for (let k = 0; k <= 10; k++) tracker.step([seen(10 + 9 * DT * k, 0)], DT);
    const [track] = tracker.report();
    expect(track.speed).toBeGreaterThan(8);
    expect(track.speed).toBeLessThan(10);
    expect(track.yaw).toBe(0);
  });

  it('says that a standing vehicle stands, under noise', () => {
    const tracker = new Tracker(eastward);
    const random = new RandomStream(2, 'track');
    let still = 0;
    for (let k = 0; k < 100; k++) {
      tracker.step([seen(20, 0, random)], DT);
      if (k >= 20 && Math.abs(tracker.report()[0].speed) < 0.8) still++;
    }
    expect(still).toBeGreaterThan(70);
  });

  it('is nearer to a moving vehicle than single sights are', () => {
    const random = new RandomStream(3, 'track');
    let squares = 0;
    let count = 0;
    for (let run = 0; run < 20; run++) {
      const tracker = new Tracker(eastward);
      let speed = 8;
      let x = 20;
      for (let k = 0; k < 40; k++) {
        speed += 1.5 * DT * random.normal();
        x += speed * DT;
        tracker.step([seen(x, 0, random)], DT);
        if (k < 15) continue;
        squares += (tracker.report()[0].x - x) ** 2;
        count++;
      }
    }
    // One sight's is 0.8 m.
    expect(Math.sqrt(squares / count)).toBeLessThan(0.6);
  });

  it('keeps two vehicles apart that pass each other in neighbouring lanes', () => {
    const tracker = new Tracker({ headingAt: (_x, y) => (y > 0 ? Math.PI : 0) });
    const random = new RandomStream(4, 'track');
    let ids: number[] = [];
    for (let k = 0; k < 40; k++) {
      const ahead = seen(10 + 6 * DT * k, -1.75, random);
      const oncoming = { ...seen(40 - 8 * DT * k, 1.75, random), yaw: Math.PI };
      tracker.step(k % 2 === 0 ? [ahead, oncoming] : [oncoming, ahead], DT);
      const tracks = tracker.report();
      if (k === 10) ids = tracks.map((track) => track.id);
      if (k > 10) expect(tracks.map((track) => track.id)).toEqual(ids);
    }
    const [ahead, oncoming] = tracker.report().sort((a, b) => a.y - b.y);
    expect(Math.abs(ahead.y + 1.75)).toBeLessThan(0.5);
    expect(Math.cos(oncoming.yaw)).toBeLessThan(-0.99);
    expect(oncoming.speed).toBeGreaterThan(6);
  });

  it('turns a vehicle away from lanes to the way that it moves', () => {
    const tracker = new Tracker({ headingAt: () => Number.NaN });
    for (let k = 0; k <= 30; k++) {
      tracker.step([{ ...seen(20, -10 + 5 * DT * k), yaw: 0 }], DT);
    }
    const [track] = tracker.report();
    expect(Math.abs(track.yaw - Math.PI / 2)).toBeLessThan(0.2);
    expect(Math.abs(track.speed - 5)).toBeLessThan(1);
  });

  it('gives the same bits for the same detections, also after restoring a snapshot', () => {
    const drive = (tracker: Tracker, from: number, to: number): Track[] => {
      const random = new RandomStream(from, 'track');
      for (let k = from; k < to; k++) tracker.step([seen(10 + k, 0, random), seen(30, 2, random)], DT);
      return tracker.report();
    };
    const whole = new Tracker(eastward);
    drive(whole, 0, 10);
    const resumed = new Tracker(eastward);
    resumed.restore(whole.snapshot());
    expect(hashOf(drive(resumed, 10, 25))).toBe(hashOf(drive(whole, 10, 25)));
    expect(hashOf(resumed.snapshot())).toBe(hashOf(whole.snapshot()));
  });

  it('gives a snapshot that later steps leave alone', () => {
    const tracker = new Tracker(eastward);
    tracker.step([seen(10, 0)], DT);
    const snapshot = tracker.snapshot();
    const before = hashOf(snapshot);
    tracker.step([seen(11, 0)], DT);
    expect(hashOf(snapshot)).toBe(before);
  });
});
