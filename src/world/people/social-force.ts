import { exp } from '../../core/math/exp.ts';
import type { Solid } from '../scenery/mesh.ts';
import type { MovingBoxes } from './moving-boxes.ts';
import type { PeopleState } from './people-state.ts';
import { PersonCells } from './person-cells.ts';
import type { PersonTraits } from './person-traits.ts';
import { type Repulsion, repelFromBox, SolidsNear } from './solids-near.ts';

/*
 * Social force model, Helbing and Molnar 1995 (Phys. Rev. E 51, 4282), whose numbers these are:
 *
 *   a = (v0 e - v) / tau + sum over people of w (V0 / sigma) exp(-b / sigma) grad b + sum over obstacles of (U0 / R) exp(-d / R) n
 *   2 b = sqrt((|r| + |r - y|)^2 - |y|^2),   y = v_other dt
 *
 * r from the other person to this one; b is the small half axis of an ellipse that is as long as the other one's next
 * step, its gradient as in Johansson, Helbing, Shukla 2007, equation 9; w = 1 before, C behind the direction of walking.
 */
const TAU = 0.5; // [s]
const V0 = 2.1; // [m^2/s^2]
const SIGMA = 0.3; // [m]
const STEP_TIME = 2; // dt [s]
const U0 = 10; // [m^2/s^2]
const R = 0.2; // [m]
/** cos(phi) of the field of view 2 phi = 200 degrees, and the weight of what is outside of it [1]. */
const COS_VIEW = -0.1736481776669303;
const BEHIND = 0.5;

/** Vehicles and solids farther off are not felt [m]. */
const FELT = 2.5;
/** What the sum of forces is cut to: nobody starts like a sprinter [m/s^2]. */
const STRONGEST = 6;
/** Room that a body keeps to walls and bodywork under all circumstances [m]. */
const CLEAR = 0.3;

/** Decisions a second, and how far one is pushed from one to the next at most [m]: no faster than one walks. */
const DECISIONS = 10;
const MOST_PUSH = 0.15;

/** In the map frame. Handed on as an object, since numbers that functions hand on may come to lie on the heap. */
export interface Vector {
  x: number;
  y: number;
}

/** People, vehicles and solids farther than this above or below are on another deck of a bridge [m]. */
const DECK = 2.5;

/** Accelerations of people by what they want and what is around them. */
export class SocialForce {
  private readonly state: PeopleState;
  private readonly traits: readonly PersonTraits[];
  private readonly cells: PersonCells;
  private readonly solids: SolidsNear;
  private readonly boxes: MovingBoxes;
  private readonly feel: Repulsion;
  private readonly leave: Repulsion;
  private fx = 0;
  private fy = 0;
  private outX = 0;
  private outY = 0;

  constructor(state: PeopleState, traits: readonly PersonTraits[], solids: readonly Solid[], boxes: MovingBoxes) {
    this.state = state;
    this.traits = traits;
    this.cells = new PersonCells(state.x.length);
    this.solids = new SolidsNear(solids);
    this.boxes = boxes;
    this.feel = (distance, awayX, awayY) => {
      const push = (U0 / R) * exp(-Math.max(0, distance) / R);
      this.fx += push * awayX;
      this.fy += push * awayY;
    };
    this.leave = (distance, awayX, awayY) => {
      if (distance >= CLEAR) return;
      this.outX += (CLEAR - distance) * awayX;
      this.outY += (CLEAR - distance) * awayY;
    };
  }

  /** To be called before the accelerations of a decision: moves nobody. */
  look(): void {
    this.cells.build(this.state.x, this.state.y);
  }

  /** Sets the acceleration of person i who wants to go at a velocity `wish`, with `pull` on top of it. */
  accelerate(i: number, wish: Vector, pull: Vector): void {
    const { vx, vy, ax, ay, x, y } = this.state;
    this.fx = (wish.x - vx[i]) / TAU + pull.x;
    this.fy = (wish.y - vy[i]) / TAU + pull.y;
    const near = this.cells.around(i);
    for (let k = 0; k < near; k++) this.keepAway(i, this.cells.near[k], wish);
    this.solids.around(x[i], y[i], FELT, this.feel);
    this.visitBoxes(i, FELT, this.feel);
    const strength = Math.sqrt(this.fx * this.fx + this.fy * this.fy);
    const share = strength > STRONGEST ? STRONGEST / strength : 1;
    ax[i] = share * this.fx;
    ay[i] = share * this.fy;
  }

  /** Lets person i be pushed out of walls, bodywork and other bodies until the next decision. */
  separate(i: number): void {
    const { x, y, z, pushX, pushY } = this.state;
    this.outX = 0;
    this.outY = 0;
    this.solids.around(x[i], y[i], CLEAR, this.leave);
    this.visitBoxes(i, CLEAR, this.leave);
    const near = this.cells.around(i);
    for (let k = 0; k < near; k++) {
      const other = this.cells.near[k];
      const dx = x[i] - x[other];
      const dy = y[i] - y[other];
      const room = this.traits[i].radius + this.traits[other].radius;
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance >= room || distance === 0 || Math.abs(z[i] - z[other]) > DECK) continue;
      const push = (room - distance) / (2 * distance);
      this.outX += push * dx;
      this.outY += push * dy;
    }
    const way = Math.sqrt(this.outX * this.outX + this.outY * this.outY);
    const rate = DECISIONS * (way > MOST_PUSH ? MOST_PUSH / way : 1);
    pushX[i] = rate * this.outX;
    pushY[i] = rate * this.outY;
  }

  private visitBoxes(i: number, reach: number, repel: Repulsion): void {
    const { x, y, z } = this.state;
    const { boxes } = this;
    for (let k = 0; k < boxes.count; k++) {
      const far = boxes.halfLength[k] + boxes.halfWidth[k] + reach;
      if (Math.abs(boxes.x[k] - x[i]) > far || Math.abs(boxes.y[k] - y[i]) > far) continue;
      if (Math.abs(boxes.z[k] - z[i]) > DECK) continue;
      const { cosYaw, sinYaw, halfLength, halfWidth } = boxes;
      repelFromBox(boxes.x[k], boxes.y[k], cosYaw[k], sinYaw[k], halfLength[k], halfWidth[k], x[i], y[i], repel);
    }
  }

  private keepAway(i: number, other: number, wish: Vector): void {
    const { x, y, z, vx, vy } = this.state;
    const rx = x[i] - x[other];
    const ry = y[i] - y[other];
    const r = Math.sqrt(rx * rx + ry * ry);
    if (r === 0 || Math.abs(z[i] - z[other]) > DECK) return;
    const stepX = STEP_TIME * vx[other];
    const stepY = STEP_TIME * vy[other];
    const sx = rx - stepX;
    const sy = ry - stepY;
    const s = Math.max(1e-3, Math.sqrt(sx * sx + sy * sy));
    const sum = r + s;
    const b = Math.max(0.05, Math.sqrt(Math.max(0, sum * sum - stepX * stepX - stepY * stepY)) / 2);
    const size = ((V0 / SIGMA) * exp(-b / SIGMA) * sum) / (4 * b);
    const fx = size * (rx / r + sx / s);
    const fy = size * (ry / r + sy / s);
    const { x: wx, y: wy } = wish;
    const sees = -(wx * fx + wy * fy) >= COS_VIEW * Math.sqrt((wx * wx + wy * wy) * (fx * fx + fy * fy));
    const weight = sees ? 1 : BEHIND;
    this.fx += weight * fx;
    this.fy += weight * fy;
  }
}
