import { Group, type Material, Mesh } from 'three';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { setPose } from '../axes.ts';
import { wheelGeometry } from '../surface/wheel-geometry.ts';
import { mix } from '../time/history.ts';

/** Width of a tyre in shares of its radius. */
const TYRE_WIDTH = 0.66;
/** How far the wheels' outer faces lie within the sides of the car [m]. */
const INSET = 0.02;

/** The ego's four wheels, which roll, steer and spring as its state says: front left, front right, rear left, right. */
export class EgoWheels {
  readonly object = new Group();
  private readonly wheels: readonly Mesh[];
  private readonly vehicle: VehicleSpecification;

  constructor(vehicle: VehicleSpecification, material: Material) {
    this.vehicle = vehicle;
    const geometry = wheelGeometry(vehicle.wheelRadius, TYRE_WIDTH * vehicle.wheelRadius);
    this.wheels = [1, -1, 1, -1].map((side) => {
      const wheel = new Mesh(geometry, material);
      wheel.scale.y = side;
      wheel.castShadow = true;
      this.object.add(wheel);
      return wheel;
    });
  }

  setMaterial(material: Material): void {
    for (const wheel of this.wheels) wheel.material = material;
  }

  /** Between two states. The group itself is posed at the vehicle's origin. */
  show(from: EgoTruth, to: EgoTruth, share: number): void {
    const { wheelbase, width, wheelRadius } = this.vehicle;
    for (const [index, wheel] of this.wheels.entries()) {
      const isFront = index < 2;
      const left = (index % 2 === 0 ? 1 : -1) * (width / 2 - INSET);
      const rolled = mix(from.wheelAngles[index], to.wheelAngles[index], share);
      const up = wheelRadius + mix(from.wheelTravel[index], to.wheelTravel[index], share);
      // A forward roll turns about the axle to the left, as pitch does.
      setPose(wheel, isFront ? wheelbase : 0, left, up, isFront ? mix(from.steer, to.steer, share) : 0, rolled);
    }
  }

  dispose(): void {
    this.wheels[0].geometry.dispose();
  }
}
