import { rotationOfPose } from '../../../core/pose.ts';
import { LocalFrame } from '../box-mesh.ts';
import type { MeshBuilder } from '../mesh-builder.ts';

/** A frame on the ground that leans: pitch about y and roll about x after the yaw, as OpenDRIVE's objects have it. */
export class TiltedFrame extends LocalFrame {
  private readonly rotation = new Float64Array(9);

  constructor(x: number, y: number, z: number, yaw: number, pitch: number, roll: number) {
    super(x, y, z, yaw);
    rotationOfPose({ x, y, z, yaw, pitch, roll }, this.rotation);
  }

  override vertex(builder: MeshBuilder, x: number, y: number, z: number): number {
    const r = this.rotation;
    return builder.vertex(
      this.x + r[0] * x + r[1] * y + r[2] * z,
      this.y + r[3] * x + r[4] * y + r[5] * z,
      this.z + r[6] * x + r[7] * y + r[8] * z,
    );
  }
}
