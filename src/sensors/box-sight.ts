import { cos, sin } from '../core/math/sin-cos.ts';
import type { ActorsTruth } from '../core/messages/actors-truth.ts';
import type { CameraCalibration } from '../core/messages/camera-frame.ts';
import type { EgoTruth } from '../core/messages/ego-truth.ts';
import { BoxTree } from '../map/box-tree.ts';
import type { SurfacePoint } from '../map/road-map.ts';
import type { Ground } from '../world/ground.ts';
import type { Solid } from '../world/scenery/mesh.ts';
import { frontCalibration } from './camera.ts';

/** What is nearer to the eye than this is not looked at [m]. */
const NEAR = 0.5;

/** Columns of the picture in which one actor is looked at, at most. */
const MOST_COLUMNS = 12;

/** Steps in which the road is looked for between the eye and an actor [m]: a crest is longer than two. */
const GROUND_STEP = 5;

/** Of what has no height of its own [m]: taller than whoever looks past it. */
const TALL = 50;

/** Corners of a box in turn, in half lengths and half widths. */
const CORNERS = [1, 1, 1, -1, -1, -1, -1, 1] as const;

/** One picture of an eye: which way its middle looks [rad, to the left], and the sharpness of the front camera's pixels. */
export interface View {
  readonly yaw: number;
  readonly optics: Pick<CameraCalibration, 'fx' | 'fy' | 'cx' | 'width' | 'height'>;
}

/** The front camera's picture: 70 degrees. */
export const FRONT_VIEW: readonly View[] = [{ yaw: 0, optics: frontCalibration() }];

/** Four pictures of 90 degrees (cx = fx, width = 2 fx) that join: ahead, left, behind, right. */
export const ALL_ROUND: readonly View[] = [0, 1, 2, 3].map((quarter) => {
  const { fx, fy, height } = frontCalibration();
  return { yaw: (quarter * Math.PI) / 2, optics: { fx, fy, cx: fx, width: 2 * fx, height } };
});

/**
 * What a camera would see of every actor if all that stands were boxes: pixels of each that nothing nearer hides, by
 * columns of the picture. A box hides what is behind it up to its top, houses and trunks to the sky, the road up to its
 * crests. The eye is where the starter's camera is and tilts with the body, but for roll; the own car hides nobody. It
 * has one picture, or several side by side whose pixels add up.
 *
 * In the eye's level frame (t ahead, l to the left, h up) column u looks along l = t (cx - u) / fx, and a height h at
 * distance t is in row fy (tilt - h / t), counted from the picture's middle downwards.
 */
export class BoxSight {
  private readonly mount = frontCalibration().mount;
  private readonly views: readonly View[];
  /** Of the picture that is looked at. */
  private eye: View['optics'];
  private readonly ground: Ground | null;
  private readonly solids: readonly Solid[];
  private readonly tree: BoxTree;
  private readonly solidCos: Float64Array;
  private readonly solidSin: Float64Array;
  private readonly surface: SurfacePoint = { z: 0, nx: 0, ny: 0, nz: 1 };
  private readonly addSolid = (index: number): void => {
    const { x, y, z, length, width, height = TALL } = this.solids[index];
    const foot = z ?? this.eyeZ - TALL;
    const top = z === undefined ? this.eyeZ + TALL : foot + height;
    this.add(x, y, this.solidCos[index], this.solidSin[index], length, width, foot, top, -1);
  };
  /** Boxes that are in the picture, by FIELDS numbers each. */
  private boxes = new Float64Array(64 * FIELDS);
  private count = 0;
  private eyeX = 0;
  private eyeY = 0;
  private eyeZ = 0;
  private cosYaw = 1;
  private sinYaw = 0;

  /** @param ground the road's surface where it may hide something; null on a level map */
  constructor(solids: readonly Solid[], ground: Ground | null, views: readonly View[] = FRONT_VIEW) {
    this.views = views;
    this.eye = views[0].optics;
    this.solids = solids;
    this.ground = ground;
    this.solidCos = Float64Array.from(solids, ({ yaw }) => cos(yaw));
    this.solidSin = Float64Array.from(solids, ({ yaw }) => sin(yaw));
    const around = new Float64Array(4 * solids.length);
    for (const [i, { x, y, length, width }] of solids.entries()) {
      const reachX = (length * Math.abs(this.solidCos[i]) + width * Math.abs(this.solidSin[i])) / 2;
      const reachY = (length * Math.abs(this.solidSin[i]) + width * Math.abs(this.solidCos[i])) / 2;
      around.set([x - reachX, y - reachY, x + reachX, y + reachY], 4 * i);
    }
    this.tree = new BoxTree(around);
  }

  /** Writes how many pixels each actor has, by its place in `actors`; 0 beyond `range` [m] of the ego. */
  look(ego: EgoTruth, actors: ActorsTruth, range: number, pixels: Float64Array): void {
    const { mount } = this;
    this.eyeX = ego.x + mount.x * cos(ego.yaw);
    this.eyeY = ego.y + mount.x * sin(ego.yaw);
    this.eyeZ = ego.z + mount.z - mount.x * ego.pitch;
    pixels.fill(0, 0, actors.count);
    for (const { yaw, optics } of this.views) {
      this.eye = optics;
      this.cosYaw = cos(ego.yaw + yaw);
      this.sinYaw = sin(ego.yaw + yaw);
      this.lookOneWay(ego, actors, range, mount.pitch + ego.pitch * cos(yaw), pixels);
    }
  }

  /** Adds the pixels of one picture whose middle looks `tilt` down [rad]. */
  private lookOneWay(ego: EgoTruth, actors: ActorsTruth, range: number, tilt: number, pixels: Float64Array): void {
    this.count = 0;
    for (let i = 0; i < actors.count; i++) {
      const dx = actors.x[i] - ego.x;
      const dy = actors.y[i] - ego.y;
      if (dx * dx + dy * dy > range * range || dx * this.cosYaw + dy * this.sinYaw < -range / 2) continue;
      const yaw = actors.yaw[i];
      const z = actors.z[i];
      this.add(
        actors.x[i],
        actors.y[i],
        cos(yaw),
        sin(yaw),
        actors.length[i],
        actors.width[i],
        z,
        z + actors.height[i],
        i,
      );
    }
    const seen = this.count;
    if (seen === 0) return;
    this.addSolids(range);
    for (let box = 0; box < seen; box++) pixels[this.boxes[box * FIELDS + OWNER]] += this.pixelsOf(box, tilt);
  }

  /** Adds the solids in the wedge that the picture shows. */
  private addSolids(range: number): void {
    const side = this.eye.cx / this.eye.fx;
    const { eyeX, eyeY, cosYaw, sinYaw } = this;
    const leftX = eyeX + range * (cosYaw - side * sinYaw);
    const leftY = eyeY + range * (sinYaw + side * cosYaw);
    const rightX = eyeX + range * (cosYaw + side * sinYaw);
    const rightY = eyeY + range * (sinYaw - side * cosYaw);
    const [xMin, xMax] = [Math.min(eyeX, leftX, rightX), Math.max(eyeX, leftX, rightX)];
    const [yMin, yMax] = [Math.min(eyeY, leftY, rightY), Math.max(eyeY, leftY, rightY)];
    const reach = Math.max(xMax - xMin, yMax - yMin) / 2;
    this.tree.around((xMin + xMax) / 2, (yMin + yMax) / 2, reach, this.addSolid);
  }

  /** Takes in a box that has a part in the picture. */
  private add(
    x: number,
    y: number,
    c: number,
    s: number,
    length: number,
    width: number,
    foot: number,
    top: number,
    owner: number,
  ): void {
    const { cosYaw, sinYaw } = this;
    const dx = x - this.eyeX;
    const dy = y - this.eyeY;
    const t = dx * cosYaw + dy * sinYaw;
    const l = dy * cosYaw - dx * sinYaw;
    const ahead = c * cosYaw + s * sinYaw;
    const across = s * cosYaw - c * sinYaw;
    const { cx, fx, width: columns } = this.eye;
    let [from, to, nearest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    let beforeT = t - (length * ahead) / 2 - (width * across) / 2;
    let beforeL = l - (length * across) / 2 + (width * ahead) / 2;
    for (let k = 0; k < 4; k++) {
      const u = (CORNERS[2 * k] * length) / 2;
      const v = (CORNERS[2 * k + 1] * width) / 2;
      const cornerT = t + u * ahead - v * across;
      const cornerL = l + u * across + v * ahead;
      if (cornerT < NEAR !== beforeT < NEAR) {
        // The edge crosses the plane before which nothing is looked at.
        const at = beforeL + ((cornerL - beforeL) * (NEAR - beforeT)) / (cornerT - beforeT);
        const column = cx - (fx * at) / NEAR;
        from = Math.min(from, column);
        to = Math.max(to, column);
        nearest = NEAR;
      }
      if (cornerT >= NEAR) {
        const column = cx - (fx * cornerL) / cornerT;
        from = Math.min(from, column);
        to = Math.max(to, column);
        nearest = Math.min(nearest, cornerT);
      }
      beforeT = cornerT;
      beforeL = cornerL;
    }
    if (!(to > 0 && from < columns)) return;
    if ((this.count + 1) * FIELDS > this.boxes.length) {
      const more = new Float64Array(2 * this.boxes.length);
      more.set(this.boxes);
      this.boxes = more;
    }
    const { boxes } = this;
    const at = this.count++ * FIELDS;
    boxes[at + FROM] = Math.max(0, from);
    boxes[at + TO] = Math.min(columns, to);
    boxes[at + NEAREST] = nearest;
    boxes[at + AHEAD] = t;
    boxes[at + LEFT] = l;
    boxes[at + COSINE] = ahead;
    boxes[at + SINE] = across;
    boxes[at + HALF_LENGTH] = length / 2;
    boxes[at + HALF_WIDTH] = width / 2;
    boxes[at + FOOT] = foot - this.eyeZ;
    boxes[at + TOP] = top - this.eyeZ;
    boxes[at + OWNER] = owner;
  }

  private pixelsOf(box: number, tilt: number): number {
    const { boxes, eye } = this;
    const at = box * FIELDS;
    const from = boxes[at + FROM];
    const to = boxes[at + TO];
    const looks = Math.max(1, Math.min(MOST_COLUMNS, Math.ceil(to - from)));
    const step = (to - from) / looks;
    const half = eye.height / 2;
    const crest = this.ground === null ? Number.NEGATIVE_INFINITY : this.crestBefore(box, this.ground);
    let pixels = 0;
    for (let k = 0; k < looks; k++) {
      const column = from + (k + 0.5) * step;
      const slope = (eye.cx - column) / eye.fx;
      const t = this.entry(box, slope);
      if (t === Number.POSITIVE_INFINITY) continue;
      const top = boxes[at + TOP] / t;
      const hidden = Math.max(crest, boxes[at + FOOT] / t, this.hiddenBefore(box, column, slope, t, top));
      const upper = Math.max(-half, eye.fy * (-tilt - top));
      const lower = Math.min(half, eye.fy * (-tilt - hidden));
      if (lower > upper) pixels += (lower - upper) * step;
    }
    return pixels;
  }

  /** Height over distance up to which nearer boxes hide one whose top is at `top` over distance, along a column. */
  private hiddenBefore(box: number, column: number, slope: number, t: number, top: number): number {
    const { boxes, count } = this;
    let hidden = Number.NEGATIVE_INFINITY;
    for (let other = 0; other < count && hidden < top; other++) {
      const at = other * FIELDS;
      if (other === box || boxes[at + NEAREST] >= t || column < boxes[at + FROM] || column > boxes[at + TO]) continue;
      const entry = this.entry(other, slope);
      // What begins above it is on another deck of a bridge.
      if (entry < t && boxes[at + FOOT] / entry < top) hidden = Math.max(hidden, boxes[at + TOP] / entry);
    }
    return hidden;
  }

  /** Distance ahead at which the ray l = slope t enters a box; infinite where it misses. */
  private entry(box: number, slope: number): number {
    const { boxes } = this;
    const at = box * FIELDS;
    const c = boxes[at + COSINE];
    const s = boxes[at + SINE];
    const t = boxes[at + AHEAD];
    const l = boxes[at + LEFT];
    // The eye and the ray in the box's own frame.
    const u = -t * c - l * s;
    const v = t * s - l * c;
    const du = c + slope * s;
    const dv = slope * c - s;
    const halfLength = boxes[at + HALF_LENGTH];
    const halfWidth = boxes[at + HALF_WIDTH];
    const u1 = (-halfLength - u) / du;
    const u2 = (halfLength - u) / du;
    const v1 = (-halfWidth - v) / dv;
    const v2 = (halfWidth - v) / dv;
    // A ray along a side divides by zero: infinities then say whether it is between the sides.
    const enter = Math.max(Math.min(u1, u2), Math.min(v1, v2), NEAR);
    const leave = Math.min(Math.max(u1, u2), Math.max(v1, v2));
    return enter <= leave ? enter : Number.POSITIVE_INFINITY;
  }

  /** Height over distance of the highest crest of the road on the straight way to a box. */
  private crestBefore(box: number, ground: Ground): number {
    const { boxes, eyeX, eyeY, eyeZ, cosYaw, sinYaw, surface } = this;
    const at = box * FIELDS;
    const t = boxes[at + AHEAD];
    const l = boxes[at + LEFT];
    const foot = boxes[at + FOOT];
    const mount = this.mount.z;
    let crest = Number.NEGATIVE_INFINITY;
    for (let way = GROUND_STEP; way < t - GROUND_STEP; way += GROUND_STEP) {
      const left = (l * way) / t;
      const chord = eyeZ - mount + ((foot + mount) * way) / t;
      const x = eyeX + way * cosYaw - left * sinYaw;
      const y = eyeY + way * sinYaw + left * cosYaw;
      ground.heightAt(x, y, surface, chord);
      if (Math.abs(surface.z - chord) < DECK) crest = Math.max(crest, (surface.z - eyeZ) / way);
    }
    return crest;
  }
}

/** A surface farther than this from the straight way is another deck of a bridge [m]. */
const DECK = 4;

/** Numbers of a box: columns, nearest point ahead [m], middle and axes in the eye's frame, half sides, heights [m]. */
const FROM = 0;
const TO = 1;
const NEAREST = 2;
const AHEAD = 3;
const LEFT = 4;
const COSINE = 5;
const SINE = 6;
const HALF_LENGTH = 7;
const HALF_WIDTH = 8;
const FOOT = 9;
const TOP = 10;
const OWNER = 11;
const FIELDS = 12;
