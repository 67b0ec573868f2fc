import { cos, sin } from '../../core/math/sin-cos.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';

const DEGREE = Math.PI / 180;

/**
 * GPS' 24 slots on 1 July 1993, 0 h UTC: right ascension of the ascending node of each plane, A to F, and arguments of
 * latitude of its four slots [degrees] (GPS Standard Positioning Service Performance Standard, 2008, table A.2-1).
 */
const PLANES: readonly (readonly [node: number, slots: readonly number[]])[] = [
  [272.847, [268.126, 161.786, 11.676, 41.806]],
  [332.847, [80.956, 173.336, 309.976, 204.376]],
  [32.847, [111.876, 11.796, 339.666, 241.556]],
  [92.847, [135.226, 265.446, 35.156, 167.356]],
  [152.847, [197.046, 302.596, 66.066, 333.686]],
  [212.847, [238.886, 345.226, 105.206, 135.346]],
];
const INCLINATION = 55 * DEGREE;
const ORBIT_RADIUS = 26_559_710;
/** Greenwich sidereal angle then [degrees]: 280.46062 + 360.98564737 (JD - 2451545), and the earth's turn [rad/s]. */
const SIDEREAL = 279.055;
const EARTH_RATE = 7.2921151467e-5;
/** Two rounds a sidereal day. */
const ORBIT_RATE = 2 * EARTH_RATE;
const EARTH_RADIUS = 6_371_000;

/** Another system's planes and places stand this far from GPS' [degrees]: in kind, not in detail, another's orbits. */
const NODE_SHIFT = 25;
const SLOT_SHIFT = 37;

/** Satellites are looked up this often [s]: they move a twelfth of a degree meanwhile. */
const STEP = 10;

/** Directions of all satellites of some systems as seen from a place, from east to north to up; few are above ground. */
export class Satellites {
  readonly count: number;
  /** Unit vectors: east, north, up of each in turn. */
  readonly directions: Float64Array;
  private readonly nodes: Float64Array;
  private readonly arguments: Float64Array;
  private readonly start: number;
  private readonly cosLatitude: number;
  private readonly sinLatitude: number;
  private readonly longitude: number;
  private step = -1;

  /** @param latitude @param longitude of the place [degrees] @param hour when tick 0 is [h] */
  constructor(systems: number, latitude: number, longitude: number, hour: number) {
    const slots = Array.from({ length: systems }, (_, system) =>
      PLANES.flatMap(([node, places]) =>
        places.map((place) => [node + system * NODE_SHIFT, place + system * SLOT_SHIFT] as const),
      ),
    ).flat();
    this.count = slots.length;
    this.directions = new Float64Array(3 * this.count);
    this.nodes = Float64Array.from(slots, ([node]) => (node - SIDEREAL) * DEGREE);
    this.arguments = Float64Array.from(slots, ([, place]) => place * DEGREE);
    this.start = hour * 3600;
    this.cosLatitude = cos(latitude * DEGREE);
    this.sinLatitude = sin(latitude * DEGREE);
    this.longitude = longitude * DEGREE;
  }

  /** Brings `directions` to a tick, in steps of ten seconds. */
  update(tick: Tick): void {
    const step = Math.floor(tick / (STEP * TICKS_PER_SECOND));
    if (step === this.step) return;
    this.step = step;
    const time = this.start + step * STEP;
    for (let i = 0; i < this.count; i++) {
      // Along the node, and across it in the orbit's plane; then in a frame that turns with the receiver's meridian.
      const u = this.arguments[i] + ORBIT_RATE * time;
      const node = this.nodes[i] - EARTH_RATE * time - this.longitude;
      const along = ORBIT_RADIUS * cos(u);
      const across = ORBIT_RADIUS * sin(u) * cos(INCLINATION);
      const outwards = cos(node) * along - sin(node) * across;
      const east = sin(node) * along + cos(node) * across;
      const polar = ORBIT_RADIUS * sin(u) * sin(INCLINATION);
      const north = this.cosLatitude * polar - this.sinLatitude * outwards;
      const up = this.cosLatitude * outwards + this.sinLatitude * polar - EARTH_RADIUS;
      const distance = Math.sqrt(east * east + north * north + up * up);
      this.directions[3 * i] = east / distance;
      this.directions[3 * i + 1] = north / distance;
      this.directions[3 * i + 2] = up / distance;
    }
  }
}
