import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';
import type { VehicleSpecification } from '../../../core/vehicle-specification.ts';
import { type ReferenceLine, referenceSample } from '../../route/reference-line.ts';
import { boxInLaneFrame, makeLaneBox } from '../box-in-lane-frame.ts';
import type { BelievedTrack } from '../track-filter.ts';

/** What stands within this of our side hides people who step out [m]: in a row at the kerb, and what one cannot look over. */
const BESIDE = 2.2;
const BESIDE_HIGH = 3.5;
/** Roads with people on foot: limits up to this [m/s]. */
const TOWN = 61 / 3.6;
/** Speeds past cars and past what one cannot look over [m/s]. */
const PAST_CARS = 35 / 3.6;
const PAST_HIGH = 25 / 3.6;
/** How far ahead they are looked for, how far before and behind them the ego is slow [m]. */
const AHEAD = 70;
const BEFORE = 6;
const HIDDEN = 3;
/** Cosine of the angle within which one stands along the road. */
const ALONG = 0.7;

/** A stretch of stations of the rear axle on which to be no faster [m], [m/s]. */
export interface SlowStretch {
  readonly from: number;
  readonly to: number;
  readonly speed: number;
}

/** In town: slowly past vehicles that stand close beside our way, slower where one cannot look over them. */
export function slowPastStanding(
  line: ReferenceLine,
  vehicle: VehicleSpecification,
  egoS: number,
  tracks: readonly BelievedTrack[],
): SlowStretch[] {
  const half = vehicle.width / 2;
  const front = vehicle.length - vehicle.rearOverhang;
  const slow: SlowStretch[] = [];
  for (const { track, stands } of tracks) {
    const { kind, x, y, yaw, length, width } = track;
    if (!stands || kind > ACTOR_KIND.bus) continue;
    if (!boxInLaneFrame(line, x, y, yaw, length, width, egoS - 5, egoS + AHEAD, box)) continue;
    if (line.speedLimit[referenceSample(line, box.s)] > TOWN || Math.abs(box.along) < ALONG) continue;
    const room = Math.max(box.dMin - half, -half - box.dMax);
    const isHigh = kind !== ACTOR_KIND.car;
    // Whoever stands on the other side in a car is traffic that waits, or far enough from us.
    if (room < 0 || room > (isHigh ? BESIDE_HIGH : BESIDE) || (!isHigh && box.along < 0)) continue;
    const speed = isHigh ? PAST_HIGH : PAST_CARS;
    slow.push({ from: box.sMin - front - BEFORE, to: box.sMax - front + HIDDEN, speed });
  }
  return slow;
}

const box = makeLaneBox();
