import { PerspectiveCamera, Vector3 } from 'three';
import { UP } from '../axes.ts';

/** Where a camera looks at, from where. */
export interface Viewpoint {
  /** What is in the middle of the picture, map frame [m]. */
  x: number;
  y: number;
  z: number;
  /** Direction that the camera looks in, seen from above, counted from east to north [rad]. */
  azimuth: number;
  /** Of the eye over what it looks at [rad]. */
  elevation: number;
  /** Of the eye from there [m]. */
  distance: number;
}

/** xMin, yMin, zMin, xMax, yMax, zMax [m]. */
export type Box = readonly [number, number, number, number, number, number];

const FIELD_OF_VIEW_DEG = 45;
/** Half of the picture's height at a distance of 1. */
const HALF_HEIGHT = Math.tan((FIELD_OF_VIEW_DEG * Math.PI) / 360);
/** Time in which the camera goes 63 % of the way to where it should be [s]: by hand, and on a flight. */
const HAND_TIME = 0.07;
const FLIGHT_TIME = 0.3;
const LOWEST = 0.06;
const STEEPEST = Math.PI / 2 - 1e-3;
const NEAREST = 4;
/** Greatest distance and reach beyond the map, as parts of its size. */
const FARTHEST = 3;
const BEYOND = 0.5;
/** Nothing moves any more when this near to the goal, as part of the distance. */
const STILL = 1e-3;

const fromFocus = new Vector3();

/** A camera over a map: moved by hand, by keys, or flown to a place. It eases, the data does not. */
export class MapCamera {
  readonly camera = new PerspectiveCamera(FIELD_OF_VIEW_DEG, 1, 1, 10000);
  /** Asked for by people whom moving pictures make sick. */
  reducedMotion = false;
  readonly view: Viewpoint;
  private readonly goal: Viewpoint;
  private readonly box: Box;
  private readonly size: number;
  private easing = HAND_TIME;

  constructor(box: Box) {
    this.box = box;
    this.size = Math.max(40, Math.hypot(box[3] - box[0], box[4] - box[1]));
    this.goal = this.overview();
    this.view = { ...this.goal };
    this.camera.up.copy(UP);
    this.place();
  }

  /** The whole map. */
  fit(): void {
    this.fly(this.overview());
  }

  /** Flies to a place: everything within `radius` [m] is in the picture. */
  flyTo(x: number, y: number, z: number, radius: number): void {
    const distance = (1.25 * radius) / HALF_HEIGHT;
    this.fly({ ...this.goal, x, y, z, distance });
  }

  /** From straight above with north up, or aslant again. */
  toggleTop(): void {
    const isTop = this.goal.elevation > STEEPEST - 0.01;
    this.fly({ ...this.goal, elevation: isTop ? 0.6 : STEEPEST, azimuth: Math.PI / 2 });
  }

  /** Goes to a viewpoint, at once or on a flight. */
  goTo(view: Viewpoint, how: 'jump' | 'fly'): void {
    this.fly(view);
    if (how === 'fly') return;
    Object.assign(this.view, this.goal);
    this.place();
  }

  /** Where the camera is heading. */
  get heading(): Viewpoint {
    return { ...this.goal };
  }

  /** Moves what is looked at: parts of the picture's height to the right and upwards. */
  pan(right: number, up: number): void {
    const { goal } = this;
    const height = 2 * HALF_HEIGHT * goal.distance;
    const ahead = (up * height) / Math.max(0.3, Math.sin(goal.elevation));
    const [forwardX, forwardY] = [Math.cos(goal.azimuth), Math.sin(goal.azimuth)];
    goal.x += ahead * forwardX + right * height * forwardY;
    goal.y += ahead * forwardY - right * height * forwardX;
    this.byHand();
  }

  turn(azimuth: number, elevation: number): void {
    this.goal.azimuth += azimuth;
    this.goal.elevation += elevation;
    this.byHand();
  }

  /** Changes the distance by a factor; the place under the pointer, where one is given, stays there. */
  zoom(factor: number, under: readonly [number, number, number] | null): void {
    const { goal } = this;
    const [least, most] = [NEAREST, FARTHEST * this.size];
    const applied = Math.min(most, Math.max(least, goal.distance * factor)) / goal.distance;
    goal.distance *= applied;
    if (under !== null) {
      goal.x = under[0] + applied * (goal.x - under[0]);
      goal.y = under[1] + applied * (goal.y - under[1]);
      goal.z = under[2] + applied * (goal.z - under[2]);
    }
    this.byHand();
  }

  /** Eases for a frame of this length [s]. Tells whether the camera is still on its way. */
  update(seconds: number): boolean {
    const { view, goal } = this;
    const share = this.reducedMotion ? 1 : 1 - Math.exp(-seconds / this.easing);
    const off = Math.hypot(goal.x - view.x, goal.y - view.y, goal.z - view.z) / goal.distance;
    const turned = Math.abs(goal.azimuth - view.azimuth) + Math.abs(goal.elevation - view.elevation);
    const scaled = Math.abs(Math.log(goal.distance / view.distance));
    const isMoving = off + turned + scaled > STILL;
    const part = isMoving ? share : 1;
    view.x += part * (goal.x - view.x);
    view.y += part * (goal.y - view.y);
    view.z += part * (goal.z - view.z);
    view.azimuth += part * (goal.azimuth - view.azimuth);
    view.elevation += part * (goal.elevation - view.elevation);
    view.distance *= Math.exp(part * Math.log(goal.distance / view.distance));
    this.place();
    return isMoving;
  }

  private overview(): Viewpoint {
    const [xMin, yMin, zMin, xMax, yMax, zMax] = this.box;
    return {
      x: (xMin + xMax) / 2,
      y: (yMin + yMax) / 2,
      z: (zMin + zMax) / 2,
      azimuth: Math.PI / 2,
      elevation: 0.75,
      distance: (0.45 * this.size) / HALF_HEIGHT,
    };
  }

  private fly(to: Viewpoint): void {
    // The short way round.
    const turn = to.azimuth - this.view.azimuth;
    Object.assign(this.goal, to, { azimuth: this.view.azimuth + Math.atan2(Math.sin(turn), Math.cos(turn)) });
    this.clamp();
    this.easing = FLIGHT_TIME;
  }

  private byHand(): void {
    this.clamp();
    this.easing = HAND_TIME;
  }

  private clamp(): void {
    const { goal, box } = this;
    const beyond = BEYOND * this.size;
    goal.x = Math.min(box[3] + beyond, Math.max(box[0] - beyond, goal.x));
    goal.y = Math.min(box[4] + beyond, Math.max(box[1] - beyond, goal.y));
    goal.elevation = Math.min(STEEPEST, Math.max(LOWEST, goal.elevation));
    goal.distance = Math.min(FARTHEST * this.size, Math.max(NEAREST, goal.distance));
  }

  private place(): void {
    const { camera, view } = this;
    const flat = Math.cos(view.elevation) * view.distance;
    fromFocus.set(
      -Math.cos(view.azimuth) * flat,
      -Math.sin(view.azimuth) * flat,
      Math.sin(view.elevation) * view.distance,
    );
    camera.position.set(view.x, view.y, view.z).add(fromFocus);
    // Looking almost straight down, "up" would be a matter of rounding.
    const isSteep = view.elevation > 1.4;
    camera.up.set(isSteep ? Math.cos(view.azimuth) : 0, isSteep ? Math.sin(view.azimuth) : 0, isSteep ? 0 : 1);
    camera.lookAt(view.x, view.y, view.z);
    camera.near = Math.min(30, Math.max(0.2, 0.02 * view.distance));
    camera.far = view.distance + 4 * this.size + 6000;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }
}
