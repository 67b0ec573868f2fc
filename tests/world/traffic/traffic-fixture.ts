import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import { createBox, findOverlap } from '../../../src/core/oriented-box.ts';
import { RandomStream } from '../../../src/core/random.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { FixedTimeSignals } from '../../../src/world/signals/fixed-time-signals.ts';
import type { ActorStart } from '../../../src/world/traffic/actor-start.ts';
import type { EgoView } from '../../../src/world/traffic/ego-presence.ts';
import { fillTraffic } from '../../../src/world/traffic/fill-traffic.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';

/** Sizes of two cars and a van; the ego's model comes first. */
export const MODELS = [
  { name: 'ego', kind: 0, length: 4.26, width: 1.8, height: 1.45 },
  { name: 'sedan', kind: 0, length: 4.5, width: 1.8, height: 1.5 },
  { name: 'estate', kind: 0, length: 4.75, width: 1.85, height: 1.45 },
  { name: 'van', kind: 1, length: 5.4, width: 2, height: 2.4 },
];

/** Traffic of a map with its signals, without an ego unless it is given one. */
export class TrafficRun {
  readonly traffic: Traffic;
  readonly signals: Uint8Array;
  tick = 0;
  ego: EgoView | null = null;
  private readonly control: FixedTimeSignals;

  constructor(map: RoadMap, seed: number, count: number, actors: readonly ActorStart[] = []) {
    const random = new RandomStream(seed, 'traffic.start');
    const ego = { x: 1e6, y: 1e6 };
    const all = fillTraffic({ map, models: MODELS, egoModel: 0, ego, actors, random }, count);
    this.traffic = new Traffic({ map, models: MODELS, actors: all, seed, vehicle: compactHatchback });
    this.control = new FixedTimeSignals(map, seed);
    this.signals = new Uint8Array(map.signals.length);
  }

  get actors(): Readonly<ActorsTruth> {
    return this.traffic.current();
  }

  step(): void {
    this.control.statesAt(this.tick, this.signals);
    this.traffic.step(this.tick++, this.signals, this.ego);
  }
}

const boxA = createBox();
const boxB = createBox();
const overlap = { normalX: 0, normalY: 0, depth: 0 };

/** Actors farther than this above each other are on different decks of a bridge [m]. */
const DECK = 2.5;

/** Pairs of actors whose boxes overlap. */
export function overlappingPairs(actors: Readonly<ActorsTruth>): [number, number][] {
  const pairs: [number, number][] = [];
  for (let a = 0; a < actors.count; a++) {
    for (let b = a + 1; b < actors.count; b++) {
      const reach = (actors.length[a] + actors.length[b] + actors.width[a] + actors.width[b]) / 2;
      if (Math.abs(actors.x[a] - actors.x[b]) > reach || Math.abs(actors.y[a] - actors.y[b]) > reach) continue;
      if (Math.abs(actors.z[a] - actors.z[b]) > DECK) continue;
      place(boxA, actors, a);
      place(boxB, actors, b);
      if (findOverlap(boxA, boxB, overlap)) pairs.push([a, b]);
    }
  }
  return pairs;
}

function place(box: ReturnType<typeof createBox>, actors: Readonly<ActorsTruth>, i: number): void {
  box.x = actors.x[i];
  box.y = actors.y[i];
  box.cosYaw = Math.cos(actors.yaw[i]);
  box.sinYaw = Math.sin(actors.yaw[i]);
  box.halfLength = actors.length[i] / 2;
  box.halfWidth = actors.width[i] / 2;
}
