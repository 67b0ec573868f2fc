import { ACTOR_KIND, type ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import type { EgoTruth } from '../../../src/core/messages/ego-truth.ts';
import type { Messages } from '../../../src/core/messages.ts';
import type { PlainData } from '../../../src/core/snapshot.ts';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import type { StoryTruth } from '../../../src/core/story.ts';
import { LaneIndex } from '../../../src/map/lane-index.ts';
import { lanePointAt } from '../../../src/map/lane-point.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { lanePositionOf } from '../../../src/scenario/lane-position-of.ts';
import { sceneSchema } from '../../../src/scenario/scene.ts';
import type { Storyboard } from '../../../src/scenario/storyboard/storyboard.ts';
import { storyboardOfScene } from '../../../src/scenario/storyboard/storyboard-of-scene.ts';
import { findVehicle } from '../../../src/world/vehicles/vehicle-registry.ts';
import { shippedMap } from '../../shipped-maps.ts';

const place = { road: '1', lane: -4, s: 100 };

/** Somebody of the hand-made truth. */
export interface HandMade {
  id: number;
  kind: number;
  x: number;
  y: number;
  z: number;
  yaw: number;
  speed: number;
  acceleration: number;
}

export const motorway = shippedMap('motorway');
const index = new LaneIndex(motorway);
const found = findVehicle('compact-hatchback');
if (found === null) throw new Error('no such vehicle');
export const hatchback = found;

/** From the ego's place to the middle of its box [m]. */
export const EGO_AHEAD = hatchback.length / 2 - hatchback.rearOverhang;

/** A point of a lane of the motorway's first road, and its heading. */
export function onLane(
  lane: number,
  s: number,
  map: RoadMap = motorway,
): { x: number; y: number; z: number; yaw: number } {
  const position = lanePositionOf(map, { road: '1', lane, s });
  if (position === null) throw new Error('no such lane');
  const point = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(map.lanes[position.lane], position.s, point);
  return { x: point.x, y: point.y, z: point.z, yaw: point.heading };
}

/** A storyboard among an ego and the actors A, B (vehicles of 4 x 2 m) and P (a person), whose truth the test makes by hand. */
export class HandMadeTruth {
  readonly ego: EgoTruth = standingEgo();
  readonly a = somebody(2, ACTOR_KIND.car);
  readonly b = somebody(3, ACTOR_KIND.car);
  readonly p = somebody(0xf000, ACTOR_KIND.pedestrian);
  present: HandMade[] = [this.a, this.b, this.p];
  collisions: Messages['truth.events']['collisions'] = [];
  signals = new Uint8Array(motorway.signals.length);
  readonly storyboard: Storyboard;
  tick = 0;

  constructor(events: readonly Record<string, unknown>[], faults: readonly unknown[] = []) {
    const vehicle = { start: place, behaviour: { kind: 'lane-follow' } };
    const scene = sceneSchema.parse({
      name: 'hand-made',
      map: 'motorway.xodr',
      ego: { vehicle: 'compact-hatchback', start: place, goal: place },
      actors: [
        { name: 'A', ...vehicle },
        { kind: 'pedestrian', name: 'P', start: { x: 0, y: 0 } },
        { name: 'B', ...vehicle },
      ],
      faults,
      storyboard: events,
    });
    const storyboard = storyboardOfScene({ scene, map: motorway, vehicle: hatchback }, index, 0);
    if (storyboard === null) throw new Error('no storyboard');
    this.storyboard = storyboard;
  }

  /** Does so many ticks; what the last of them published, null for nothing. */
  step(ticks = 1): StoryTruth | null {
    let published: StoryTruth | null = null;
    for (let i = 0; i < ticks; i++) {
      published = null;
      const tick = this.tick++;
      const messages: Partial<Messages> = tick === 0 ? {} : this.messages();
      this.storyboard.step(
        tick,
        {
          latest: (topic) => {
            const message = messages[topic];
            return message === undefined ? null : { tick: tick - 1, message };
          },
        },
        { publish: (_topic, message) => (published = message) },
      );
    }
    return published;
  }

  /** Ticks at which an event fires, in so many ticks. */
  firings(ticks: number, name?: string): number[] {
    const before = this.storyboard.fired.length;
    this.step(ticks);
    return this.storyboard.fired
      .slice(before)
      .filter((event) => name === undefined || event.name === name)
      .map(({ tick }) => tick);
  }

  snapshot(): PlainData {
    return this.storyboard.snapshot();
  }

  /** The truth of the tick before. */
  messages(): Partial<Messages> {
    return {
      'truth.ego': this.ego,
      'truth.actors': actorsOf(this.present),
      'truth.signals': { state: this.signals },
      'truth.events': { collisions: this.collisions },
    };
  }
}

function somebody(id: number, kind: number): HandMade {
  return { id, kind, x: 500, y: 500, z: 0, yaw: 0, speed: 0, acceleration: 0 };
}

function actorsOf(list: readonly HandMade[]): ActorsTruth {
  const numbers = (of: (one: HandMade) => number) => Float64Array.from(list, of);
  const isOnFoot = ({ kind }: HandMade) => kind === ACTOR_KIND.pedestrian;
  return {
    count: list.length,
    id: Int32Array.from(list, ({ id }) => id),
    kind: Uint8Array.from(list, ({ kind }) => kind),
    model: new Uint8Array(list.length),
    color: new Uint32Array(list.length),
    x: numbers(({ x }) => x),
    y: numbers(({ y }) => y),
    z: numbers(({ z }) => z),
    yaw: numbers(({ yaw }) => yaw),
    pitch: new Float64Array(list.length),
    roll: new Float64Array(list.length),
    speed: numbers(({ speed }) => speed),
    acceleration: numbers(({ acceleration }) => acceleration),
    length: numbers((one) => (isOnFoot(one) ? 0.5 : 4)),
    width: numbers((one) => (isOnFoot(one) ? 0.5 : 2)),
    height: numbers(() => 1.6),
    lights: new Uint8Array(list.length),
  };
}
