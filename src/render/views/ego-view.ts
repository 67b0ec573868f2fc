import { Group, Matrix4, Vector3 } from 'three';
import { LIGHT } from '../../core/messages/actors-truth.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { Model } from '../../world/scenery/mesh.ts';
import { composePose, setPose } from '../axes.ts';
import type { SurfaceMaterials } from '../surface/surface-material.ts';
import { withoutWheels } from '../surface/without-wheels.ts';
import { History, mix, mixAngle } from '../time/history.ts';
import { ContactShadows } from './contact-shadow.ts';
import { EgoWheels } from './ego-wheels.ts';
import type { MovingView } from './view.ts';
import { WornModel } from './worn-model.ts';

/** The accent colour: the ego is the one car that wears it. */
const BODY_COLOR = 0x2aa9f0;
const FULL_SIZE = new Vector3(1, 1, 1);

/** Pose of the ego at the shown moment, map frame; origin at the centre of the rear axle. */
export interface EgoPose {
  x: number;
  y: number;
  z: number;
  yaw: number;
  pitch: number;
  roll: number;
  /** [m/s] */
  speed: number;
}

const matrix = new Matrix4();

/** The car that drives itself, smooth between two messages. */
export class EgoView implements MovingView<EgoTruth> {
  readonly object = new Group();
  /** Where it is shown; null before the first message. */
  pose: EgoPose | null = null;
  private readonly model: WornModel;
  private readonly wheels: EgoWheels;
  private readonly shadow = new ContactShadows(1);
  private readonly history = new History<EgoTruth>();
  private readonly vehicle: VehicleSpecification;

  constructor(model: Model, vehicle: VehicleSpecification, materials: SurfaceMaterials) {
    this.vehicle = vehicle;
    this.model = new WornModel({ ...model, mesh: withoutWheels(model.mesh, vehicle) }, materials.worn, 1);
    this.wheels = new EgoWheels(vehicle, materials.fixed);
    this.object.add(this.model.object, this.wheels.object, this.shadow.object);
  }

  setMaterials({ worn, fixed }: SurfaceMaterials): void {
    this.model.object.material = worn;
    this.wheels.setMaterial(fixed);
  }

  /** Hides the body, for the view from inside; its shadow stays. */
  setBodyVisible(visible: boolean): void {
    this.model.object.visible = visible;
    this.wheels.object.visible = visible;
  }

  update(message: EgoTruth, tick: Tick): void {
    this.history.push(tick, message);
  }

  showAt(moment: number): void {
    const bracket = this.history.bracket(moment);
    if (bracket === null) return;
    const { from, to, share } = bracket;
    const pose: EgoPose = {
      x: mix(from.x, to.x, share),
      y: mix(from.y, to.y, share),
      z: mix(from.z, to.z, share),
      yaw: mixAngle(from.yaw, to.yaw, share),
      pitch: mix(from.pitch, to.pitch, share),
      roll: mix(from.roll, to.roll, share),
      speed: mix(from.vx, to.vx, share),
    };
    this.pose = pose;
    this.place(pose, to.braking);
    setPose(this.wheels.object, pose.x, pose.y, pose.z, pose.yaw, pose.pitch, pose.roll);
    this.wheels.show(from, to, share);
  }

  dispose(): void {
    this.model.dispose();
    this.wheels.dispose();
    this.shadow.dispose();
  }

  private place({ x, y, z, yaw, pitch, roll }: EgoPose, braking: boolean): void {
    const { length, width, rearOverhang } = this.vehicle;
    const forward = length / 2 - rearOverhang;
    const middleX = x + forward * Math.cos(yaw) * Math.cos(pitch);
    const middleY = y + forward * Math.sin(yaw) * Math.cos(pitch);
    const middleZ = z - forward * Math.sin(pitch);
    composePose(matrix, middleX, middleY, middleZ, yaw, pitch, roll, FULL_SIZE);
    this.model.set(0, matrix, BODY_COLOR, braking ? LIGHT.brake : 0);
    this.model.commit(1);
    composePose(matrix, middleX, middleY, middleZ + 0.02, yaw, pitch, 0, new Vector3(1.25 * length, 1.35 * width, 1));
    this.shadow.set(0, matrix);
    this.shadow.commit(1);
  }
}
