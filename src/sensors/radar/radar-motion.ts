import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import { composePoses, type Pose, rotationOfPose } from '../../core/pose.ts';

/** Where a radar on a vehicle is and how it moves. */
export class RadarMotion {
  /** In the map frame. */
  readonly pose: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
  /** Rotation map <- radar, row-major. */
  readonly rotation = new Float64Array(9);
  /** Over the ground, in the radar's own frame [m/s]. */
  readonly velocity = new Float64Array(3);
  private readonly mount: Readonly<Pose>;
  /** Rotation vehicle <- radar. */
  private readonly mounting = new Float64Array(9);

  constructor(mount: Readonly<Pose>) {
    this.mount = mount;
    rotationOfPose(mount, this.mounting);
  }

  follow(ego: Readonly<EgoTruth>): void {
    const { mount, mounting: m, velocity } = this;
    composePoses(ego, mount, this.pose);
    rotationOfPose(this.pose, this.rotation);
    // Velocity of the mount's place: that of the origin, and the turn times the lever.
    const x = ego.vx + ego.pitchRate * mount.z - ego.yawRate * mount.y;
    const y = ego.vy + ego.yawRate * mount.x - ego.rollRate * mount.z;
    const z = ego.rollRate * mount.y - ego.pitchRate * mount.x;
    for (let axis = 0; axis < 3; axis++) velocity[axis] = m[axis] * x + m[3 + axis] * y + m[6 + axis] * z;
  }
}
