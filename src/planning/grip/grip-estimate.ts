import { clamp } from '../../core/math/clamp.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import { DRY, type Grip, gripOf } from './grip.ts';

const GRAVITY = 9.81; // [m/s^2]

/** The car slides where it brakes by less than this share of what the plan asks [1], and at least this was asked [m/s^2]. */
const SHORT = 0.6;
const ASKED = 1.2;
/** Slower than this says nothing [m/s]: the last metre is the controller's. */
const SLOW = 3;
/** Plans in a row that must see it: brakes and pitch take a moment. */
const SIGHTS = 5;
/** What has been felt is believed for so long [ticks]; roads change from one bend to the next. */
const BELIEVED = 30 * TICKS_PER_SECOND;
/** Friction is never thought to be less than this, and told in steps of this [1]. */
const LEAST = 0.08;
const STEP = 0.02;

/** What is felt of the road at a plan. */
export interface Felt {
  /** [m/s] */
  readonly speed: number;
  /** Acceleration that the last plan asks for now, and that which is measured [m/s^2]. */
  readonly asked: number;
  readonly measured: number;
}

/**
 * The friction to plan with: the lesser of what the weather lets expect and what was felt. Who brakes and is slowed by
 * less than asked has found what the road holds: mu = -a / g. A scene that looks dry and is not is noticed so, at the first
 * braking; not before.
 */
export class GripEstimate {
  private grip: Grip = DRY;
  private sights = 0;
  /** Friction that was felt, Infinity for none; when. */
  private felt = Number.POSITIVE_INFINITY;
  private feltAt: Tick = 0;

  /** To be called once for every plan. @param seen friction that tyres and weather let expect [1] */
  update(tick: Tick, seen: number, felt: Felt): Grip {
    if (tick - this.feltAt > BELIEVED) this.felt = Number.POSITIVE_INFINITY;
    this.feel(tick, felt);
    const friction = clamp(Math.min(seen, this.felt), LEAST, 1);
    // The same object while nothing changes: profiles are made anew where it does.
    if (friction !== this.grip.friction) this.grip = gripOf(friction);
    return this.grip;
  }

  snapshot(): PlainData {
    return [this.grip.friction, this.sights, this.felt, this.feltAt];
  }

  restore(state: PlainData): void {
    const [friction, sights, felt, feltAt] = state as number[];
    this.grip = friction === DRY.friction ? DRY : gripOf(friction);
    this.sights = sights;
    this.felt = felt;
    this.feltAt = feltAt;
  }

  private feel(tick: Tick, { speed, asked, measured }: Felt): void {
    const slides = speed > SLOW && asked < -ASKED && measured > SHORT * asked;
    this.sights = slides ? this.sights + 1 : 0;
    if (this.sights < SIGHTS) return;
    const friction = Math.max(LEAST, Math.ceil(Math.max(0, -measured) / GRAVITY / STEP) * STEP);
    this.felt = friction;
    this.feltAt = tick;
  }
}
