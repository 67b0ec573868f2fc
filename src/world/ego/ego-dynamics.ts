import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { Pose } from '../../core/pose.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { Pedals } from './actuators.ts';

/** Names of the models of the ego's motion that a scene can choose from, the default first. */
export const DYNAMICS_NAMES = ['raycast', 'bicycle', 'single-track'] as const;
export type DynamicsName = (typeof DYNAMICS_NAMES)[number];

/** Names of the tyres of `single-track`, the default first. */
export const TYRE_NAMES = ['pacejka', 'linear'] as const;
export type TyreName = (typeof TYRE_NAMES)[number];

/** A model of the ego's motion, one tick a step: all that the rest of the world knows of it. */
export interface EgoDynamics {
  readonly vehicle: VehicleSpecification;
  /** Pose of the vehicle's origin, map frame. */
  readonly pose: Readonly<Pose>;
  /** Forward speed of the origin [m/s]. */
  readonly speed: number;
  /** The road's friction over that at the start [1]. */
  setGrip(grip: number): void;
  /** One tick under these pedals; parked without any. */
  step(pedals: Pedals | null): void;
  /** Velocity of a point of the body in the map frame [m/s]; the point at the height of the centre of mass. */
  velocityAt(x: number, y: number, out: { x: number; y: number }): void;
  /** A level blow at (x, y) at the height of the centre of mass: impulse [N s], and how far the body is pushed [m]. */
  push(x: number, y: number, impulseX: number, impulseY: number, shiftX: number, shiftY: number): void;
  /** 1 / effective mass at (x, y) for a level blow along the unit vector (nx, ny) [1/kg]. */
  inverseMassAt(x: number, y: number, nx: number, ny: number): number;
  /** A fresh message. */
  truth(): EgoTruth;
  snapshot(): PlainData;
  restore(state: PlainData): void;
}
