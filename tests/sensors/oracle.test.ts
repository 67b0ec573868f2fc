import { describe, expect, test } from 'vitest';
import { Bus } from '../../src/core/bus.ts';
import type { ActorsTruth } from '../../src/core/messages/actors-truth.ts';
import type { CameraTruth } from '../../src/core/messages/camera-frame.ts';
import type { Tracks } from '../../src/core/messages/tracks.ts';
import type { Outbox } from '../../src/core/module.ts';
import { standingEgo } from '../../src/core/standing-ego.ts';
import { TOPICS } from '../../src/core/topics.ts';
import { Oracle } from '../../src/sensors/oracle.ts';
import { SignalViewSensor } from '../../src/sensors/signal-view.ts';

/** Actors on the x axis at these distances, ids from 2 on. */
function actorsAt(distances: readonly number[]): ActorsTruth {
  const count = distances.length;
  const zeros = (): Float64Array => new Float64Array(count);
  return {
    count,
    id: Int32Array.from(distances, (_, i) => i + 2),
    kind: new Uint8Array(count),
    model: new Uint8Array(count),
    color: new Uint32Array(count),
    x: Float64Array.from(distances),
    y: zeros(),
    z: zeros(),
    yaw: zeros().fill(0.5),
    pitch: zeros(),
    roll: zeros(),
    speed: zeros().fill(7),
    acceleration: zeros(),
    length: zeros().fill(4.5),
    width: zeros().fill(1.8),
    height: zeros().fill(1.5),
    lights: new Uint8Array(count),
  };
}

/** A picture in which each id has that many pixels. */
function pictureOf(pixels: Readonly<Record<number, number>>): CameraTruth {
  const instance = new Uint16Array(400);
  let next = 0;
  for (const [id, count] of Object.entries(pixels)) for (let i = 0; i < count; i++) instance[next++] = Number(id);
  return { width: 20, height: 20, depth: new Float32Array(400), semantic: new Uint8Array(400), instance };
}

/** What an oracle says of each picture in turn, once its latency is over. */
function tracksOf(actors: ActorsTruth, ...pictures: CameraTruth[]): Tracks[] {
  const bus = new Bus();
  const oracle = new Oracle();
  const { inbox, outbox } = bus.connect(oracle);
  const worldModule = { name: 'world', reads: [], writes: ['truth.ego', 'truth.actors'] } as never;
  const world = bus.connect(worldModule).outbox as Outbox<'truth.ego' | 'truth.actors'>;
  const cameraModule = { name: 'camera', reads: [], writes: ['truth.camera.front'] } as never;
  const camera = bus.connect(cameraModule).outbox as Outbox<'truth.camera.front'>;
  return pictures.map((picture, i) => {
    const tick = i * 10;
    bus.begin(tick);
    world.publish('truth.ego', standingEgo());
    world.publish('truth.actors', actors);
    camera.publish('truth.camera.front', picture);
    oracle.step(tick, inbox, outbox);
    expect(bus.latest('tracks')?.tick).not.toBe(tick);
    bus.begin(tick + TOPICS.tracks.latency);
    const told = bus.latest('tracks');
    if (told?.tick !== tick) throw new Error(`no tracks of tick ${tick}`);
    return told.message;
  });
}

describe('the oracle', () => {
  test('tells whom the camera has at least six pixels of, with the truth about it', () => {
    const [{ source, tracks }] = tracksOf(actorsAt([10, 20, 30, 40]), pictureOf({ 2: 100, 3: 6, 4: 5 }));
    expect(source).toBe('oracle');
    expect(tracks.map(({ id }) => id)).toEqual([2, 3]);
    expect(tracks[0]).toEqual({
      id: 2,
      kind: 0,
      x: 10,
      y: 0,
      yaw: 0.5,
      speed: 7,
      length: 4.5,
      width: 1.8,
      confidence: 1,
    });
  });

  test('tells nobody beyond 80 m, however large', () => {
    const [{ tracks }] = tracksOf(actorsAt([79.9, 80.1]), pictureOf({ 2: 50, 3: 50 }));
    expect(tracks.map(({ id }) => id)).toEqual([2]);
  });

  test('forgets a picture once it has been told', () => {
    const told = tracksOf(actorsAt([10, 12]), pictureOf({ 2: 9 }), pictureOf({ 3: 9 }), pictureOf({}));
    expect(told.map(({ tracks }) => tracks.map(({ id }) => id))).toEqual([[2], [3], []]);
  });
});

describe('the signal view', () => {
  test('tells a copy of the true states at 10 Hz, marked as truth', () => {
    const bus = new Bus();
    const view = new SignalViewSensor();
    const { inbox, outbox } = bus.connect(view);
    const world = bus.connect({ name: 'world', reads: [], writes: ['truth.signals'] } as never)
      .outbox as Outbox<'truth.signals'>;
    const state = Uint8Array.of(1, 3, 4);
    for (let tick = 0; tick < 25; tick++) {
      bus.begin(tick);
      world.publish('truth.signals', { state });
      view.step(tick, inbox, outbox);
      const told = bus.publishedNow('signals');
      if (tick % 10 !== 0) expect(told).toBeNull();
      else {
        expect(told).toEqual({ source: 'truth', state });
        expect(told?.state).not.toBe(state);
      }
    }
  });
});
