import {
  Color,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedMesh,
  type Material,
  type Matrix4,
  SRGBColorSpace,
} from 'three';
import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { Model } from '../../world/scenery/mesh.ts';
import { meshCorners } from '../surface/mesh-corners.ts';
import { meshGeometry } from '../surface/mesh-geometry.ts';
import { smoothNormals } from '../surface/smooth-normals.ts';

/** Edges flatter than this are rounded: of bodywork, and of limbs, which are prisms of few sides [rad]. */
const CREASE = 0.62;
const LIMB_CREASE = 1.3;

const color = new Color();

/** All road users that wear one model, drawn in one call: each has a pose, a body colour and lamps. */
export class WornModel {
  readonly object: InstancedMesh;
  private readonly tint: InstancedBufferAttribute;
  private readonly lights: InstancedBufferAttribute;

  constructor(model: Model, material: Material, capacity: number) {
    const corners = meshCorners(model.mesh);
    const crease = model.kind >= ACTOR_KIND.motorcycle ? LIMB_CREASE : CREASE;
    smoothNormals(corners.positions, corners.normals, crease);
    const geometry = meshGeometry(corners, model.mesh.bounds);
    this.tint = new InstancedBufferAttribute(new Float32Array(3 * capacity), 3);
    this.lights = new InstancedBufferAttribute(new Float32Array(capacity), 1);
    geometry.setAttribute('tint', this.tint);
    geometry.setAttribute('lights', this.lights);
    this.object = new InstancedMesh(geometry, material, capacity);
    this.object.instanceMatrix.setUsage(DynamicDrawUsage);
    this.object.frustumCulled = false;
    this.object.castShadow = true;
    this.object.receiveShadow = true;
    this.object.count = 0;
  }

  /** @param bodyColor 0xRRGGBB, sRGB  @param lights bits of LIGHT */
  set(index: number, matrix: Matrix4, bodyColor: number, lights: number): void {
    this.object.setMatrixAt(index, matrix);
    color.setHex(bodyColor, SRGBColorSpace);
    this.tint.setXYZ(index, color.r, color.g, color.b);
    this.lights.setX(index, lights);
  }

  commit(count: number): void {
    this.object.count = count;
    // Most models are worn by nobody: phases of a stride, kinds that a scene does not have.
    this.object.visible = count > 0;
    this.object.instanceMatrix.needsUpdate = true;
    this.tint.needsUpdate = true;
    this.lights.needsUpdate = true;
  }

  dispose(): void {
    this.object.geometry.dispose();
    this.object.dispose();
  }
}
