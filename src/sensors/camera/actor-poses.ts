import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import { type Pose, rotationOfPose } from '../../core/pose.ts';

/** Instance ids fit in 16 bits. */
const IDS = 1 << 16;

/** Numbers of a pose in ActorPoses.poses: x, y, z, then the rotation map <- body, row-major. */
export const POSE_STRIDE = 12;

/** Where the actors of one tick are, found by id. */
export class ActorPoses {
  count = 0;
  poses = new Float64Array(64 * POSE_STRIDE);
  ids = new Int32Array(64);
  private readonly place = new Int32Array(IDS).fill(-1);
  private readonly pose: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
  private readonly rotation = new Float64Array(9);

  /** Takes over the actors of a tick in the place of those before. */
  take(actors: ActorsTruth | null): void {
    this.forget();
    if (actors === null) return;
    this.reserve(actors.count);
    const { poses, pose, rotation } = this;
    for (let i = 0; i < actors.count; i++) {
      pose.yaw = actors.yaw[i];
      pose.pitch = actors.pitch[i];
      pose.roll = actors.roll[i];
      rotationOfPose(pose, rotation);
      const at = POSE_STRIDE * i;
      poses[at] = actors.x[i];
      poses[at + 1] = actors.y[i];
      poses[at + 2] = actors.z[i];
      poses.set(rotation, at + 3);
      this.add(actors.id[i] & (IDS - 1));
    }
  }

  /** Where in `poses` the actor's begins, -1 if there is none of this id. */
  of(id: number): number {
    const k = this.place[id];
    return k < 0 ? -1 : POSE_STRIDE * k;
  }

  /** Takes over what another one holds. */
  copy(other: { readonly count: number; readonly ids: Int32Array; readonly poses: Float64Array }): void {
    this.forget();
    this.reserve(other.count);
    this.poses.set(other.poses.subarray(0, POSE_STRIDE * other.count));
    for (let k = 0; k < other.count; k++) this.add(other.ids[k]);
  }

  private add(id: number): void {
    this.ids[this.count] = id;
    this.place[id] = this.count++;
  }

  private forget(): void {
    for (let k = 0; k < this.count; k++) this.place[this.ids[k]] = -1;
    this.count = 0;
  }

  private reserve(count: number): void {
    if (count <= this.ids.length) return;
    this.ids = new Int32Array(2 * count);
    this.poses = new Float64Array(2 * count * POSE_STRIDE);
  }
}
