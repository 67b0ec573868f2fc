import { wrapAngle } from '../../../core/math/angle.ts';
import { atan2 } from '../../../core/math/atan.ts';
import { cos, sin } from '../../../core/math/sin-cos.ts';
import { roadPoint } from '../../../map/road-geometry.ts';
import type { RoadMap } from '../../../map/road-map.ts';
import { objectKind } from './object-kind.ts';

/** Signals and arms this near above the foot of a pole are on it [m], up to that height over it. */
const ON_POLE = 1.5;
const HIGHEST = 12;

/** A pole ends so much above the foot of what it carries [m]. */
const ABOVE = 0.3;

/** Arms reach signals up to that far away [m], and that far above or below them, in about their direction [rad]: 40 degrees. */
const FARTHEST = 18;
const LEVEL = 2.5;
const ASIDE = Math.PI / 4.5;

interface Carried {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** What poles and arms without a size of their own have to carry: editors give such objects a name and a place only. */
export class CarriedSignals {
  private readonly signals: readonly Carried[];
  private readonly arms: readonly Carried[];

  constructor({ signals, document }: RoadMap) {
    this.signals = signals
      .filter(({ zOffset }) => zOffset > 0)
      .map(({ x, y, z, zOffset }) => ({ x, y, z: z + zOffset }));
    this.arms = document.roads.flatMap((road) =>
      road.objects
        .filter((object) => objectKind(object) === 'mastArm')
        .map(({ s, t, zOffset }) => {
          roadPoint(road, s, t, point);
          return { x: point.x, y: point.y, z: point.z + zOffset };
        }),
    );
  }

  /** How high a pole has to be for all that is on it [m]; 0 for nothing. */
  heightAt(x: number, y: number, z: number): number {
    let height = 0;
    for (const carried of [...this.signals, ...this.arms]) {
      const [dx, dy, dz] = [carried.x - x, carried.y - y, carried.z - z];
      if (dx * dx + dy * dy < ON_POLE * ON_POLE && dz > 0 && dz < HIGHEST) height = Math.max(height, dz + ABOVE);
    }
    return height;
  }

  /** Where an arm along the local +y of `yaw` has to go for the farthest signal on it; null for none. */
  armTo(x: number, y: number, z: number, yaw: number): { readonly yaw: number; readonly reach: number } | null {
    const [ux, uy] = [-sin(yaw), cos(yaw)];
    let farthest: { yaw: number; reach: number } | null = null;
    for (const signal of this.signals) {
      const [dx, dy] = [signal.x - x, signal.y - y];
      const reach = Math.sqrt(dx * dx + dy * dy);
      if (reach > FARTHEST || reach <= (farthest?.reach ?? ON_POLE) || Math.abs(signal.z - z) > LEVEL) continue;
      const aside = atan2(ux * dy - uy * dx, ux * dx + uy * dy);
      if (Math.abs(aside) < ASIDE) farthest = { yaw: wrapAngle(yaw + aside), reach };
    }
    return farthest;
  }
}

/** A length that an object's name ends in, as in "Signal_Post_30ft" [m]; 0 for none. */
export function lengthInName(name: string): number {
  const found = /(\d+(?:\.\d+)?) ?(ft|m)$/i.exec(name);
  if (found === null) return 0;
  const metres = Number(found[1]) * (found[2].toLowerCase() === 'ft' ? FOOT : 1);
  return metres < MOST_IN_NAME ? metres : 0;
}

/** [m] */
const FOOT = 0.3048;
const MOST_IN_NAME = 30;
