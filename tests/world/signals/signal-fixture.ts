import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import { lanePointAt } from '../../../src/map/lane-point.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { junctionStages } from '../../../src/world/signals/junction-stages.ts';
import type { ActuatedProgram, SignalProgram } from '../../../src/world/signals/signal-program.ts';

export function shippedMap(name: string): RoadMap {
  const { map } = loadRoadMap(
    readFileSync(join(import.meta.dirname, `../../../scenes/maps/${name}.xodr`), 'utf8'),
    name,
  );
  if (map === null) throw new Error(`${name} does not load`);
  return map;
}

/** Junctions that have lights. */
export function signalled(map: RoadMap): number[] {
  return map.junctions.map(({ index }) => index).filter((j) => map.signalGroups.some(({ junction }) => junction === j));
}

export const TIMING = { extension: 3, maxGreen: 30, distance: 40 };

/** One programme of a kind for each junction with lights, its stages from the map. */
export function programsOf(map: RoadMap, kind: 'fixed' | 'actuated'): SignalProgram[] {
  return signalled(map).map((junction) => {
    const stages = junctionStages(map, junction).map((groups) => ({ groups, green: 5, amber: null, allRed: null }));
    const control: SignalProgram['control'] =
      kind === 'fixed' ? { kind, cycle: null, offset: 0, stages } : ({ kind, ...TIMING, stages } as ActuatedProgram);
    return { junction, control, failure: null };
  });
}

const FAR = 1e6;

/** One car for every stop line of a light, each of which can be there, with its front 2 m before the line, or far away. */
export class WaitingCars {
  readonly actors: ActorsTruth;
  readonly count: number;
  private readonly places: readonly { x: number; y: number; yaw: number; group: number }[];

  constructor(map: RoadMap) {
    this.places = map.stopLines
      .filter(({ signal }) => map.signals[signal].group >= 0)
      .map(({ lane, s, signal }) => {
        const point = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
        lanePointAt(map.lanes[lane], s - 4, point);
        return { x: point.x, y: point.y, yaw: point.heading, group: map.signals[signal].group };
      });
    this.count = this.places.length;
    const zeros = () => new Float64Array(this.count);
    this.actors = {
      count: this.count,
      id: new Int32Array(this.count),
      kind: new Uint8Array(this.count),
      model: new Uint8Array(this.count),
      color: new Uint32Array(this.count),
      ...{ x: zeros().fill(FAR), y: zeros(), z: zeros(), yaw: zeros(), pitch: zeros(), roll: zeros() },
      ...{ speed: zeros(), acceleration: zeros() },
      ...{ length: zeros().fill(4), width: zeros().fill(1.8), height: zeros().fill(1.5) },
      lights: new Uint8Array(this.count),
    };
  }

  set(car: number, isThere: boolean): void {
    const { x, y, yaw } = this.places[car];
    this.actors.x[car] = isThere ? x : FAR;
    this.actors.y[car] = y;
    this.actors.yaw[car] = yaw;
  }

  setGroup(group: number, isThere: boolean): void {
    this.places.forEach((place, car) => void (place.group === group && this.set(car, isThere)));
  }
}
