import { degreesToRadians } from '../../core/math/angle.ts';
import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { Inbox, Module, Outbox } from '../../core/module.ts';
import { RandomStream } from '../../core/random.ts';
import { SEEN_BAYS, SEEN_BAYS_ROW, type SeenBays } from '../../core/seen-bays.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { BayCorners } from '../../map/bay-corners.ts';

type Reads = 'truth.ego' | 'truth.actors';

/** Cameras around a car look at the ground up to this far from its middle [m]: 10 m by 10 m (data set ps2.0, Zhang et al. 2018). */
const REACH = 5;
/** Error of a corner that was found, each axis: standard deviation [m] (1.5 cm with a spread of 2.1: Yu et al. 2020, SPFCN). */
const CORNER_SIGMA = 0.02;
/** How far off the cameras' calibration is, drawn once a run: of distances [1], and of directions [rad]. Assumed. */
const SCALE_SIGMA = 0.01;
const TURN_SIGMA = degreesToRadians(0.3);

/**
 * What cameras around a car would tell of parking spaces, for a rig without any that sees all around: the corners of the
 * map's spaces near the ego's true place, with the errors of a detector and of its calibration. What vehicles stand on or hide is not seen.
 */
export class MapBays implements Module<Reads, typeof SEEN_BAYS> {
  readonly name = 'bay-view';
  readonly reads = ['truth.ego', 'truth.actors'] as const;
  readonly writes = [SEEN_BAYS] as const;
  private readonly corners: BayCorners;
  private readonly random: RandomStream;
  private readonly scale: number;
  private readonly turn: number;
  /** Of the body from its rear axle [m]. */
  private readonly middle: number;
  private readonly half: { readonly length: number; readonly width: number };

  constructor(corners: BayCorners, { length, width, rearOverhang }: VehicleSpecification, seed: number) {
    this.corners = corners;
    this.middle = length / 2 - rearOverhang;
    this.half = { length: length / 2, width: width / 2 };
    this.random = new RandomStream(seed, 'sensors.bays');
    this.scale = 1 + SCALE_SIGMA * this.random.normal();
    this.turn = TURN_SIGMA * this.random.normal();
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<typeof SEEN_BAYS>): void {
    if (!isDue(tick, SEEN_BAYS_ROW.specification.rate)) return;
    const ego = inbox.latest('truth.ego')?.message;
    const actors = inbox.latest('truth.actors')?.message;
    if (ego !== undefined && actors !== undefined) outbox.publish(SEEN_BAYS, this.look(ego, actors));
  }

  snapshot(): PlainData {
    return this.random.snapshot();
  }

  restore(state: PlainData): void {
    this.random.restore(state);
  }

  private look(ego: EgoTruth, actors: ActorsTruth): SeenBays {
    const { corners, middle, half, random } = this;
    const c = cos(ego.yaw);
    const s = sin(ego.yaw);
    const eyeX = ego.x + middle * c;
    const eyeY = ego.y + middle * s;
    const x: number[] = [];
    const y: number[] = [];
    for (let i = 0; i < corners.x.length; i++) {
      const dx = corners.x[i] - eyeX;
      const dy = corners.y[i] - eyeY;
      const ahead = dx * c + dy * s;
      const left = dy * c - dx * s;
      if (Math.abs(ahead) > REACH || Math.abs(left) > REACH) continue;
      // The own car hides what is under it.
      if (Math.abs(ahead) < half.length && Math.abs(left) < half.width) continue;
      if (isHidden(eyeX, eyeY, corners.x[i], corners.y[i], actors)) continue;
      x.push(middle + this.scale * (ahead - this.turn * left) + CORNER_SIGMA * random.normal());
      y.push(this.scale * (left + this.turn * ahead) + CORNER_SIGMA * random.normal());
    }
    return { x: Float64Array.from(x), y: Float64Array.from(y) };
  }
}

/** Whether a vehicle or a person stands between an eye and a point, or on it. */
function isHidden(eyeX: number, eyeY: number, x: number, y: number, actors: ActorsTruth): boolean {
  for (let i = 0; i < actors.count; i++) {
    const halfLength = actors.length[i] / 2;
    const halfWidth = actors.width[i] / 2;
    const dx = actors.x[i] - x;
    const dy = actors.y[i] - y;
    if (hypot(dx, dy) > 2 * REACH + halfLength) continue;
    const c = cos(actors.yaw[i]);
    const s = sin(actors.yaw[i]);
    // The line of sight in the frame of the box, from the eye on: p + t d, t from 0 to 1.
    const px = (eyeX - actors.x[i]) * c + (eyeY - actors.y[i]) * s;
    const py = (eyeY - actors.y[i]) * c - (eyeX - actors.x[i]) * s;
    const [enter, leave] = within(px, (x - eyeX) * c + (y - eyeY) * s, halfLength, 0, 1);
    const [from, to] = within(py, (y - eyeY) * c - (x - eyeX) * s, halfWidth, enter, leave);
    if (from <= to) return true;
  }
  return false;
}

/** The part of `from` to `to` in which p + t d lies between -half and half; empty where its end is before its beginning. */
function within(p: number, d: number, half: number, from: number, to: number): [number, number] {
  if (d === 0) return Math.abs(p) <= half ? [from, to] : [1, 0];
  const one = (-half - p) / d;
  const other = (half - p) / d;
  return [Math.max(from, Math.min(one, other)), Math.min(to, Math.max(one, other))];
}
