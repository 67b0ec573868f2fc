import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import { createBox } from '../../core/oriented-box.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LanePosition } from '../../map/road-map.ts';

/** Id of the ego among ids of actors. */
export const EGO_ID = 1;

/** Somebody whom a storyboard watches, as the truth of the tick before has it. */
export class RoadUser {
  /** As in ActorsTruth.id, the ego 1. */
  readonly id: number;
  isThere = false;
  /** Seen from above, map frame. */
  readonly box = createBox();
  // Not 0, which V8 would keep as an integer and then allocate each number that is put there.
  z = 0.5;
  yaw = 0.5;
  /** Forward speed [m/s] and acceleration [m/s^2]. */
  speed = 0.5;
  acceleration = 0.5;
  isOnFoot = false;
  /** Where it is on the lanes; see StoryView.laneOf. */
  readonly place: LanePosition = { lane: -1, s: 0.5, d: 0.5 };
  /** Whether `place` is that of this tick. */
  isPlaced = false;
  /** Where it was in the arrays last time. */
  private row = 0;

  constructor(id: number) {
    this.id = id;
  }

  /** Takes its row of the actors. Allocates nothing. */
  seeAmong(actors: ActorsTruth | null, pedestrian: number): void {
    this.isThere = false;
    this.isPlaced = false;
    if (actors === null) return;
    if (this.row >= actors.count || actors.id[this.row] !== this.id) this.row = actors.id.indexOf(this.id);
    const i = this.row;
    if (i < 0 || i >= actors.count) {
      this.row = 0;
      return;
    }
    this.isThere = true;
    this.isOnFoot = actors.kind[i] === pedestrian;
    this.stand(actors.x[i], actors.y[i], actors.z[i], actors.yaw[i]);
    this.box.halfLength = actors.length[i] / 2;
    this.box.halfWidth = actors.width[i] / 2;
    this.speed = actors.speed[i];
    this.acceleration = actors.acceleration[i];
  }

  /** Takes the ego, whose place is the middle of its rear axle. */
  seeEgo(ego: EgoTruth | null, { length, width, rearOverhang }: VehicleSpecification): void {
    this.isThere = ego !== null;
    this.isPlaced = false;
    if (ego === null) return;
    const ahead = length / 2 - rearOverhang;
    this.stand(ego.x + ahead * cos(ego.yaw), ego.y + ahead * sin(ego.yaw), ego.z, ego.yaw);
    this.box.halfLength = length / 2;
    this.box.halfWidth = width / 2;
    this.speed = ego.vx;
    this.acceleration = ego.ax;
  }

  private stand(x: number, y: number, z: number, yaw: number): void {
    const { box } = this;
    box.x = x;
    box.y = y;
    box.cosYaw = cos(yaw);
    box.sinYaw = sin(yaw);
    this.z = z;
    this.yaw = yaw;
  }
}
