import { PerspectiveCamera, Vector3 } from 'three';
import { UP } from '../axes.ts';
import type { EgoPose } from '../views/ego-view.ts';
import type { HandTurn } from './orbit.ts';

/** Ways to look at the drive: from behind, from the driver's seat, from above, and round about as one likes. */
export const CAMERA_VIEWS = ['chase', 'driver', 'top', 'free'] as const;
export type CameraView = (typeof CAMERA_VIEWS)[number];

/** Time in which the chase camera's heading follows the car's by 63 % [s]. */
const TURN_TIME = 0.38;
/** Time of the same for a change of view [s]. */
const CHANGE_TIME = 0.16;
/** Driver's eye in the vehicle frame [m]. */
const EYE = { forward: 1.28, left: 0, up: 1.32 } as const;
const FIELD_OF_VIEW_DEG: Record<CameraView, number> = { chase: 50, driver: 68, top: 34, free: 48 };
/** Distance from the car [m], which the wheel scales. */
const DISTANCE: Record<CameraView, number> = { chase: 11.5, driver: 0, top: 105, free: 24 };
/** Elevation of the eye over the car [rad], which dragging changes. */
const ELEVATION: Record<CameraView, number> = { chase: 0.24, driver: 0, top: 1.5, free: 0.55 };
/** Nothing moves any more when eye and aim are this near to where they should be [m]. */
const STILL = 0.002;

const wantedEye = new Vector3();
const wantedAim = new Vector3();

/** Moves the camera: it eases, the data does not. */
export class CameraRig {
  readonly camera = new PerspectiveCamera(FIELD_OF_VIEW_DEG.chase, 1, 0.1, 4000);
  view: CameraView = 'chase';
  /** Asked for by people whom moving pictures make sick. */
  reducedMotion = false;
  private readonly hand: HandTurn;
  private readonly eye = new Vector3();
  private readonly aim = new Vector3();
  private heading = Number.NaN;
  /** Share of the way from the old view to the new that is still to go. */
  private change = 0;
  private readonly changeFrom = { eye: new Vector3(), aim: new Vector3() };

  constructor(hand: HandTurn) {
    this.hand = hand;
    this.camera.up.copy(UP);
  }

  setView(view: CameraView): void {
    if (view === this.view) return;
    this.changeFrom.eye.copy(this.eye);
    this.changeFrom.aim.copy(this.aim);
    this.change = Number.isNaN(this.heading) || this.reducedMotion ? 0 : 1;
    this.view = view;
    this.hand.reset();
    this.camera.fov = FIELD_OF_VIEW_DEG[view];
    this.camera.updateProjectionMatrix();
  }

  /** Follows the ego for a frame of this length [s]. Tells whether the camera is still on its way. */
  follow(ego: EgoPose, seconds: number): boolean {
    const behind = this.turn(ego.yaw, seconds);
    this.aimFor(ego, behind);
    this.change *= Math.exp(-seconds / CHANGE_TIME);
    if (this.change < 0.002) this.change = 0;
    wantedEye.lerp(this.changeFrom.eye, this.change);
    wantedAim.lerp(this.changeFrom.aim, this.change);
    const moved = wantedEye.distanceTo(this.eye) + wantedAim.distanceTo(this.aim) > STILL;
    this.eye.copy(wantedEye);
    this.aim.copy(wantedAim);
    this.camera.position.copy(this.eye);
    this.camera.up.copy(UP);
    if (this.view === 'top' && this.change === 0) this.camera.up.set(0, 1, 0);
    this.camera.lookAt(this.aim);
    return moved || this.change > 0;
  }

  /** Eases the heading that the chase camera looks along. */
  private turn(yaw: number, seconds: number): number {
    if (Number.isNaN(this.heading) || this.reducedMotion) this.heading = yaw;
    const off = Math.atan2(Math.sin(yaw - this.heading), Math.cos(yaw - this.heading));
    this.heading += off * (1 - Math.exp(-seconds / TURN_TIME));
    return this.heading;
  }

  private aimFor(ego: EgoPose, heading: number): void {
    const { view } = this;
    if (view === 'driver') {
      this.aimFromSeat(ego);
      return;
    }
    const azimuth = (view === 'chase' ? heading : 0) + Math.PI + this.hand.azimuth + (view === 'top' ? Math.PI / 2 : 0);
    const elevation = Math.min(1.55, Math.max(0.04, ELEVATION[view] + this.hand.elevation));
    const distance = (DISTANCE[view] + (view === 'chase' ? 0.12 * Math.max(0, ego.speed) : 0)) * this.hand.zoom;
    const ahead = view === 'chase' ? 3.4 : 0;
    wantedAim.set(
      ego.x + ahead * Math.cos(heading),
      ego.y + ahead * Math.sin(heading),
      ego.z + (view === 'top' ? 0 : 1.25),
    );
    const flat = distance * Math.cos(elevation);
    wantedEye.set(Math.cos(azimuth) * flat, Math.sin(azimuth) * flat, distance * Math.sin(elevation)).add(wantedAim);
  }

  private aimFromSeat({ x, y, z, yaw, pitch }: EgoPose): void {
    const look = yaw + this.hand.azimuth;
    const tilt = Math.max(-1.2, Math.min(1.2, -pitch - 0.03 - this.hand.elevation));
    const forwardX = Math.cos(yaw);
    const forwardY = Math.sin(yaw);
    wantedEye.set(
      x + EYE.forward * forwardX - EYE.left * forwardY,
      y + EYE.forward * forwardY + EYE.left * forwardX,
      z + EYE.up - EYE.forward * Math.sin(pitch),
    );
    wantedAim.set(Math.cos(look) * Math.cos(tilt), Math.sin(look) * Math.cos(tilt), Math.sin(tilt));
    wantedAim.multiplyScalar(10).add(wantedEye);
  }
}
