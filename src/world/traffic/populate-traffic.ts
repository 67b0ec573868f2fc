import { RandomStream } from '../../core/random.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';
import type { Model } from '../scenery/mesh.ts';
import type { ActorStart } from './actor-start.ts';
import { BODY_COLORS } from './body-colors.ts';
import { drawByShare } from './driver-styles.ts';
import type { LaneChoice } from './lane-choice.ts';
import { type LaneFacts, laneFacts } from './lane-network.ts';
import type { LaneObstacles } from './lane-obstacles.ts';
import { sampleAt } from './lane-sample.ts';
import { sizeClasses } from './size-class.ts';
import { speedBefore } from './speed-profile.ts';
import type { VehicleKind } from './vehicle-kinds.ts';

/** Distance that is kept clear around the ego's start [m]. */
const EGO_CLEARANCE = 30;
/** Gap between two vehicles that start on one lane [m], and time gap that their speeds leave [s]. */
const GAP = 4;
const TIME_GAP = 1.5;
/** Nobody starts nearer to either end of a lane than this, or half its length and the gap [m]. */
const END_MARGIN = 8;
/** Lanes are this much wider than vehicles that start on them [m]. */
const ROOM_BESIDE = 0.4;
/** Share of the speed that the place allows [1]. */
const START_SPEED = 0.7;
/** Places that are tried for each vehicle before the road counts as full for it. */
const TRIES = 100;

/** What there is to place, and where. */
export interface Population {
  readonly map: RoadMap;
  readonly models: readonly Pick<Model, 'name' | 'length' | 'width'>[];
  readonly kinds: readonly VehicleKind[];
  /** Shares of the kinds by name; with a sum above 0. */
  readonly mix: Readonly<Record<string, number>>;
  /** Where the ego starts, map frame [m]. */
  readonly ego: { readonly x: number; readonly y: number };
  readonly actors: readonly ActorStart[];
  /** What stands on lanes without being on one of them; nothing if left out. */
  readonly standing?: LaneObstacles | null;
  readonly seed: number;
}

/** Places for one model: lanes from which it can drive on without end, and their lengths that can be used, added up. */
interface Ground {
  readonly lanes: readonly Lane[];
  readonly upTo: Float64Array;
}

/**
 * The actors, and vehicles of a mix of kinds at random places; fewer where the roads are full. Vehicle number n has random
 * streams of its own, `traffic.vehicle.n`, so that one more changes nothing of those before it.
 */
export function populateTraffic(population: Population, count: number): ActorStart[] {
  const { actors, seed } = population;
  const all = [...actors];
  const placer = new Placer(population);
  for (let number = 0; number < count; number++) {
    const start = placer.place(new RandomStream(seed, `traffic.start.${number}`), `traffic.vehicle.${number}`);
    if (start !== null) all.push(start);
  }
  return placer.atSafeSpeeds(all);
}

class Placer {
  private readonly population: Population;
  private readonly facts: readonly LaneFacts[];
  private readonly grounds: readonly (Ground | null)[];
  /** Starts on each lane. */
  private readonly onLane: ActorStart[][];

  constructor(population: Population) {
    this.population = population;
    const { map, models, kinds, mix, actors } = population;
    const worn = models.map(({ name }) =>
      kinds.some((kind) => (mix[kind.name] ?? 0) > 0 && kind.models.includes(name)),
    );
    const widest = models.reduce((most, { width }, i) => (worn[i] ? Math.max(most, width) : most), 0);
    this.facts = laneFacts(map, widest);
    const used = models.filter((_, i) => worn[i]);
    const { classes, of } = sizeClasses(map, this.facts, used);
    this.grounds = models.map((model) => {
      const place = used.indexOf(model);
      return place < 0 ? null : groundOf(map, model, classes[of[place]].choice);
    });
    this.onLane = map.lanes.map(() => []);
    for (const actor of actors) if (actor.pose === undefined) this.onLane[actor.lane].push(actor);
  }

  /** A vehicle at a place of its own; null where none was found. */
  place(random: RandomStream, stream: string): ActorStart | null {
    const { models, kinds, mix } = this.population;
    const kindName = drawByShare(mix, random);
    const kind = kinds.find(({ name }) => name === kindName) ?? kinds[0];
    const name = kind.models[random.integer(kind.models.length)];
    const model = models.findIndex((candidate) => candidate.name === name);
    const colors = kind.colors ?? BODY_COLORS;
    const color = colors[random.integer(colors.length)];
    const ground = model < 0 ? null : this.grounds[model];
    if (ground === null || ground.lanes.length === 0) return null;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const at = random.between(0, ground.upTo[ground.upTo.length - 1]);
      let l = 0;
      while (l + 1 < ground.lanes.length && at >= ground.upTo[l]) l++;
      const lane = ground.lanes[l];
      const s = marginOf(models[model].length) + at - (l === 0 ? 0 : ground.upTo[l - 1]);
      if (!this.isFree(lane, s, model)) continue;
      const start: ActorStart = {
        model,
        color,
        lane: lane.index,
        s,
        speed: START_SPEED * Math.min(sampleAt(lane, this.facts[lane.index].speeds, s), kind.maxSpeed),
        behaviour: { kind: 'lane-follow' },
        stream,
      };
      this.onLane[lane.index].push(start);
      return start;
    }
    return null;
  }

  /** The same starts, none faster than the gap ahead and the end of its lane allow. */
  atSafeSpeeds(starts: readonly ActorStart[]): ActorStart[] {
    const { map, models, actors } = this.population;
    return starts.map((start, i) => {
      if (i < actors.length) return start;
      const half = models[start.model].length / 2;
      const toEnd = Math.max(0, map.lanes[start.lane].length - start.s - END_MARGIN);
      let gap = Number.POSITIVE_INFINITY;
      for (const other of this.onLane[start.lane]) {
        if (other.s > start.s) gap = Math.min(gap, other.s - models[other.model].length / 2 - start.s - half);
      }
      return { ...start, speed: Math.min(start.speed, speedBefore(0, toEnd), Math.max(0, gap - GAP / 2) / TIME_GAP) };
    });
  }

  private isFree(lane: Lane, s: number, model: number): boolean {
    const { models, ego, standing = null } = this.population;
    const { length, width } = models[model];
    const dx = sampleAt(lane, lane.centre.x, s) - ego.x;
    const dy = sampleAt(lane, lane.centre.y, s) - ego.y;
    if (dx * dx + dy * dy < EGO_CLEARANCE * EGO_CLEARANCE) return false;
    const reach = length / 2 + 2 * GAP;
    if (standing?.blocks(lane.index, s - reach, s + reach, width / 2) === true) return false;
    for (const end of [s - length / 2, s + length / 2])
      if (sampleAt(lane, lane.centre.width, end) < width + ROOM_BESIDE) return false;
    return this.onLane[lane.index].every(
      (other) => Math.abs(other.s - s) >= (length + models[other.model].length) / 2 + GAP,
    );
  }
}

function marginOf(length: number): number {
  return Math.max(END_MARGIN, length / 2 + GAP);
}

function groundOf({ lanes }: RoadMap, { length }: { readonly length: number }, choice: LaneChoice): Ground {
  const margin = marginOf(length);
  const used = lanes.filter(
    (lane) =>
      lane.type === 'driving' && lane.junction < 0 && lane.length > 2 * margin && choice.leadsOnAlone(lane.index),
  );
  let sum = 0;
  return { lanes: used, upTo: Float64Array.from(used, (lane) => (sum += lane.length - 2 * margin)) };
}
