import { cos, sin } from '../core/math/sin-cos.ts';
import type { CameraCalibration, CameraFrame } from '../core/messages/camera-frame.ts';
import type { Localisation } from '../core/messages/localisation.ts';
import type { Segmentation } from '../core/messages/seen-road.ts';
import type { Tracks } from '../core/messages/tracks.ts';
import type { DriverModule, Inbox, Outbox, Stamped } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import { TICK_SECONDS, type Tick } from '../core/tick.ts';
import type { SurfacePoint } from '../map/road-map.ts';
import { bodyPitch, bodyRoll } from './body-lean.ts';
import { type GroundFinder, GroundProjection } from './ground-projection.ts';
import type { Pose2 } from './localisation/ego-filter.ts';
import { ObstacleFinder } from './obstacles/obstacle-finder.ts';
import { RoadObserver } from './road/road-observer.ts';
import { type GroundSurface, SurfaceProjection } from './surface-projection.ts';
import { type LanePlaces, ObstacleCarrier } from './tracking/obstacle-carrier.ts';
import { Tracker } from './tracking/tracker.ts';
import { VehicleFrame } from './vehicle-frame.ts';

type Reads = 'camera.front' | 'localisation';
type Writes = 'segmentation' | 'road' | 'tracks';

/** What names a class for each pixel of the mask, with its probability (0 to 255 for 0 to 1). */
export interface SegmentationNetwork {
  infer(rgb: Uint8Array, classes: Uint8Array, confidence: Uint8Array): void;
}

/** Pixels of the picture per pixel of the mask, in each direction. */
const MASK_SCALE = 2;

/** What depends on the camera's calibration and on nothing that happened. */
interface Geometry {
  readonly calibration: CameraCalibration;
  readonly projection: GroundProjection;
  readonly onSurface: SurfaceProjection;
  readonly road: RoadObserver;
  readonly obstacles: ObstacleFinder;
}

/** Picture in, mask, road and other road users out: the network, then geometry, then time. */
export class PerceptionModule implements DriverModule<Reads, Writes> {
  readonly name = 'perception';
  readonly reads = ['camera.front', 'localisation'] as const;
  readonly writes: readonly Writes[];
  private readonly network: SegmentationNetwork;
  private readonly surface: GroundSurface;
  private readonly writesTracks: boolean;
  private readonly tracker: Tracker;
  private readonly carrier: ObstacleCarrier;
  private readonly frame = new VehicleFrame();
  private geometry: Geometry | null = null;
  /** Tick of the latest picture that was taken in. */
  private pictureTick: Tick = -1;
  private readonly ground: SurfacePoint = { z: 0, nx: 0, ny: 0, nz: 1 };
  private readonly pose: Pose2 = { x: 0, y: 0, yaw: 0 };

  /** Where the oracle writes the tracks, `writesTracks` is false and the vehicles in the mask go no further. */
  constructor(network: SegmentationNetwork, map: GroundSurface & LanePlaces, writesTracks: boolean) {
    this.network = network;
    this.surface = map;
    this.writesTracks = writesTracks;
    this.writes = writesTracks ? ['segmentation', 'road', 'tracks'] : ['segmentation', 'road'];
    this.tracker = new Tracker(map);
    this.carrier = new ObstacleCarrier(map, this.frame);
  }

  step(_tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    const picture = inbox.latest('camera.front');
    if (picture === null || picture.tick === this.pictureTick) return;
    const elapsed = (picture.tick - this.pictureTick) * TICK_SECONDS;
    this.pictureTick = picture.tick;
    const mask = this.segment(picture.message);
    outbox.publish('segmentation', mask);

    const geometry = this.geometryOf(picture.message.calibration, mask);
    const placed = this.placeFrame(picture.tick, inbox.latest('localisation'));
    const ground: GroundFinder = placed ? geometry.onSurface : geometry.projection;
    outbox.publish('road', geometry.road.observe(mask, ground));
    if (this.writesTracks) outbox.publish('tracks', this.follow(geometry, mask, placed, elapsed));
  }

  snapshot(): PlainData {
    return { tracker: this.tracker.snapshot(), pictureTick: this.pictureTick };
  }

  restore(state: PlainData): void {
    const { tracker, pictureTick } = state as { tracker: PlainData; pictureTick: Tick };
    this.tracker.restore(tracker);
    this.pictureTick = pictureTick;
  }

  private segment(picture: CameraFrame): Segmentation {
    const width = picture.calibration.width / MASK_SCALE;
    const height = picture.calibration.height / MASK_SCALE;
    const classes = new Uint8Array(width * height);
    const confidence = new Uint8Array(width * height);
    this.network.infer(picture.rgb, classes, confidence);
    return { width, height, classes, confidence };
  }

  private geometryOf(calibration: CameraCalibration, mask: Segmentation): Geometry {
    if (this.geometry !== null && sameCalibration(this.geometry.calibration, calibration)) return this.geometry;
    const projection = new GroundProjection(calibration, mask.width, mask.height);
    this.geometry = {
      calibration,
      projection,
      onSurface: new SurfaceProjection(projection, this.surface, this.frame),
      road: new RoadObserver(projection),
      obstacles: new ObstacleFinder(projection),
    };
    return this.geometry;
  }

  /** Lays the vehicle frame where the vehicle is believed to have been at a tick; false where that is not known. */
  private placeFrame(tick: Tick, belief: Stamped<Localisation> | null): boolean {
    if (belief === null || !belief.message.valid) return false;
    const { x, y, z, yaw, speed, yawRate } = belief.message;
    const dt = (tick - belief.tick) * TICK_SECONDS;
    const { pose, ground } = this;
    pose.yaw = yaw + yawRate * dt;
    pose.x = x + speed * dt * cos(yaw);
    pose.y = y + speed * dt * sin(yaw);
    if (!this.surface.surfaceAt(pose.x, pose.y, ground)) Object.assign(ground, { z, nx: 0, ny: 0, nz: 1 });
    this.frame.place(pose.x, pose.y, pose.yaw, ground);
    this.frame.leanBody(bodyPitch(belief.message), bodyRoll(belief.message));
    return true;
  }

  private follow(geometry: Geometry, mask: Segmentation, placed: boolean, elapsed: number): Tracks {
    if (placed) {
      this.carrier.yaw = this.pose.yaw;
      const obstacles = geometry.obstacles.find(mask, geometry.onSurface, this.carrier);
      this.tracker.step(
        obstacles.map((obstacle) => this.carrier.toMap(obstacle)),
        elapsed,
      );
    }
    return { source: 'cnn', tracks: this.tracker.report() };
  }
}

function sameCalibration(a: CameraCalibration, b: CameraCalibration): boolean {
  return (
    a === b ||
    (a.width === b.width &&
      a.height === b.height &&
      a.fx === b.fx &&
      a.fy === b.fy &&
      a.cx === b.cx &&
      a.cy === b.cy &&
      a.mount.x === b.mount.x &&
      a.mount.y === b.mount.y &&
      a.mount.z === b.mount.z &&
      a.mount.yaw === b.mount.yaw &&
      a.mount.pitch === b.mount.pitch &&
      a.mount.roll === b.mount.roll)
  );
}
