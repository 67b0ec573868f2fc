import type { OpenDriveDocument } from '../opendrive/document.ts';
import type { DocumentJunction, JunctionConnection, JunctionGroup } from '../opendrive/junction-records.ts';
import type { RoadObject } from '../opendrive/object-records.ts';
import { plainDocument, plainJunction, plainObject, plainSignal } from '../opendrive/plain-records.ts';
import type { Controller, RoadSignal } from '../opendrive/signal-records.ts';
import { finishRoad } from './finish-road.ts';
import { RoadDraft, type RoadEnd, type RoadPlan } from './road-draft.ts';

/** Connecting roads of junction 7 have the ids 7001, 7002, ... */
const IDS_PER_JUNCTION = 1000;

/** A junction while its network is being made. */
export interface JunctionDraft {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly type: 'default' | 'direct';
  readonly connections: JunctionConnection[];
  readonly priorities: { high: number; low: number }[];
  readonly controllerIds: string[];
  /** Connecting roads so far. */
  roads: number;
}

/**
 * A network of roads in right-hand traffic while it is being made. Roads are laid, then joined end to end or by
 * junctions, then furnished; `document` gives what came of it. Ids follow from the order of the calls.
 */
export class Network {
  readonly name: string;
  /** ISO 3166-1 code of the country whose rules and signs hold. */
  readonly country: string;
  readonly roads: RoadDraft[] = [];
  private readonly junctions: JunctionDraft[] = [];
  private readonly groups: JunctionGroup[] = [];
  private readonly controllers: Controller[] = [];
  private lastId = 0;
  private streets = 0;

  constructor(name: string, country: string) {
    this.name = name;
    this.country = country;
  }

  road(plan: RoadPlan): RoadDraft {
    return this.add(String(++this.streets), -1, plan);
  }

  /** A road through a junction. */
  connectingRoad(junction: JunctionDraft, plan: RoadPlan): RoadDraft {
    return this.add(String(Number(junction.id) * IDS_PER_JUNCTION + ++junction.roads), junction.index, plan);
  }

  junction(name: string, type: JunctionDraft['type'] = 'default'): JunctionDraft {
    const index = this.junctions.length;
    const junction = { index, id: String(index + 1), name, type, connections: [], priorities: [], controllerIds: [] };
    this.junctions.push({ ...junction, roads: 0 });
    return this.junctions[index];
  }

  /** Junctions that are one to those who drive there. */
  group(name: string, type: string, junctions: readonly JunctionDraft[]): void {
    const id = String(this.groups.length + 1);
    this.groups.push({ id, name, type, junctions: junctions.map(({ index }) => index) });
  }

  /** Joins two roads end to end; lanes go on in those of the same name. */
  join(a: RoadDraft, aEnd: RoadEnd, b: RoadDraft, bEnd: RoadEnd): void {
    a.links[aEnd] = { kind: 'road', element: b.index, contact: bEnd };
    b.links[bEnd] = { kind: 'road', element: a.index, contact: aEnd };
    for (const [from, to] of sameLanes(a, aEnd, b, bEnd)) {
      a.laneLinks[aEnd].set(from, to);
      b.laneLinks[bEnd].set(to, from);
    }
  }

  /** Puts a signal on a road; what is not given is a static sign of the network's country. */
  signal(road: RoadDraft, given: Omit<Partial<RoadSignal>, 'id'> & Pick<RoadSignal, 'type' | 'name'>): RoadSignal {
    const signal = plainSignal({ country: this.country, ...given, id: this.nextId() });
    road.signals.push(signal);
    return signal;
  }

  object(road: RoadDraft, given: Omit<Partial<RoadObject>, 'id'> & Pick<RoadObject, 'type'>): void {
    road.objects.push(plainObject({ ...given, id: this.nextId() }));
  }

  /** Signals of a junction that switch together, in the order of its phases. */
  controller(junction: JunctionDraft, name: string, signals: readonly RoadSignal[]): void {
    const id = this.nextId();
    const signalIds = signals.map((signal) => signal.id);
    const controls = signalIds.map((signalId) => ({ signalId, type: '0' }));
    this.controllers.push({ id, name, sequence: junction.controllerIds.length, signalIds, controls });
    junction.controllerIds.push(id);
  }

  document(): OpenDriveDocument {
    return plainDocument({
      name: this.name,
      roads: this.roads.map((draft) => finishRoad(draft, this.country)),
      junctions: this.junctions.map(finishJunction),
      junctionGroups: this.groups,
      controllers: this.controllers,
    });
  }

  private add(id: string, junction: number, plan: RoadPlan): RoadDraft {
    const draft = new RoadDraft(this.roads.length, id, junction, plan);
    this.roads.push(draft);
    return draft;
  }

  /** Ids of signals, objects and controllers. */
  private nextId(): string {
    return String(++this.lastId);
  }
}

function finishJunction({ roads: _, ...junction }: JunctionDraft): DocumentJunction {
  return plainJunction(junction);
}

/** Lane ids at one end of a road, and those of the lanes of the same name at the end of the other. */
export function sameLanes(a: RoadDraft, aEnd: RoadEnd, b: RoadDraft, bEnd: RoadEnd): [number, number][] {
  const pairs: [number, number][] = [];
  for (const side of ['right', 'left'] as const) {
    const opposite = side === 'left' ? 'right' : 'left';
    const beyond = b.sectionAt(bEnd)[aEnd === bEnd ? opposite : side];
    const sign = side === 'left' ? 1 : -1;
    a.sectionAt(aEnd)[side].forEach(({ name }, n) => {
      const m = beyond.findIndex((strip) => strip.name === name);
      if (m >= 0) pairs.push([sign * (n + 1), (aEnd === bEnd ? -sign : sign) * (m + 1)]);
    });
  }
  return pairs;
}
