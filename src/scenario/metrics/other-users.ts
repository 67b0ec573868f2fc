/** Room for road users at first; doubles when there are more. */
const FIRST_ROOM = 32;

/** The others near the ego in one frame, as columns that are `count` long, in the order of truth.actors. */
export class OtherUsers {
  count = 0;
  /** Place in truth.actors, id, and kind (ACTOR_KIND). */
  index = new Int32Array(FIRST_ROOM);
  id = new Int32Array(FIRST_ROOM);
  kind = new Uint8Array(FIRST_ROOM);
  /** Bits of LIGHT. */
  lights = new Uint8Array(FIRST_ROOM);
  /** Centre of the box, map frame [m]; direction [rad], with its cosine and sine. */
  x = new Float64Array(FIRST_ROOM);
  y = new Float64Array(FIRST_ROOM);
  yaw = new Float64Array(FIRST_ROOM);
  cosYaw = new Float64Array(FIRST_ROOM);
  sinYaw = new Float64Array(FIRST_ROOM);
  halfLength = new Float64Array(FIRST_ROOM);
  halfWidth = new Float64Array(FIRST_ROOM);
  /** Along its yaw [m/s], [m/s^2]. */
  speed = new Float64Array(FIRST_ROOM);
  acceleration = new Float64Array(FIRST_ROOM);
  /** Least distance between the two boxes seen from above, 0 where they overlap [m]. */
  distance = new Float64Array(FIRST_ROOM);
  /** Cosine of the angle between the ego's heading and the line from its rear axle to the other's centre. */
  bearingCos = new Float64Array(FIRST_ROOM);
  /**
   * Station along the ego's path ahead, from the ego's centre, and offset to the left of the lane's centre [m]; NaN
   * where the other is beside the path's ends. Behind the ego the station is negative.
   */
  pathS = new Float64Array(FIRST_ROOM);
  pathD = new Float64Array(FIRST_ROOM);
  /** 1 where the other is ahead with its centre in the lane that the ego is in, or reaches into the way of the ego's box. */
  inPath = new Uint8Array(FIRST_ROOM);
  /** For those in the path: from the ego's front to the near end of the other along the path [m], not below 0; else NaN. */
  gap = new Float64Array(FIRST_ROOM);
  /** Speed along the ego's path, negative when it comes towards the ego [m/s]; NaN where pathS is. */
  alongSpeed = new Float64Array(FIRST_ROOM);

  /** Place of the one with this id; -1 where it is not near by. */
  find(id: number): number {
    for (let i = 0; i < this.count; i++) if (this.id[i] === id) return i;
    return -1;
  }

  /** Makes room for `count` road users; what was there is lost. */
  reserve(count: number): void {
    if (count <= this.id.length) return;
    const room = Math.max(count, 2 * this.id.length);
    this.index = new Int32Array(room);
    this.id = new Int32Array(room);
    this.kind = new Uint8Array(room);
    this.lights = new Uint8Array(room);
    this.inPath = new Uint8Array(room);
    for (const name of NUMBERS) this[name] = new Float64Array(room);
  }
}

const NUMBERS = [
  'x',
  'y',
  'yaw',
  'cosYaw',
  'sinYaw',
  'halfLength',
  'halfWidth',
  'speed',
  'acceleration',
  'distance',
  'bearingCos',
  'pathS',
  'pathD',
  'gap',
  'alongSpeed',
] as const;
