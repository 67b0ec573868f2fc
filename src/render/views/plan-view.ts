import { Mesh } from 'three';
import type { Plan } from '../../core/messages/plan.ts';
import { blend, FAIL, type LinearRgb, PASS, WARN } from '../meaning-colors.ts';
import { Ribbon } from './ribbon.ts';
import { ribbonMaterial } from './ribbon-material.ts';
import type { View } from './view.ts';

/** Most places of a plan that are drawn. */
const CAPACITY = 512;
/** [m] */
const WIDTH = 1.5;
/** Over the road, so that slopes do not swallow it [m]. */
const LIFT = 0.06;
/** Deceleration that is shown fully red: a hard stop [m/s^2]. */
const HARD_BRAKING = 3.5;
const ALPHA = 0.5;
/** The band begins under the car's front, not at the rear axle that the plan is of [m]. */
const START = 3.2;
/** Share of the plan over which it fades out at its end. */
const FADE = 0.35;

/** The plan as a band on the road: green as fast as wished, amber easing off, red braking. */
export class PlanView implements View<Plan> {
  readonly object: Mesh;
  private readonly ribbon = new Ribbon(CAPACITY);

  constructor() {
    this.object = new Mesh(this.ribbon.geometry, ribbonMaterial());
    this.object.frustumCulled = false;
    this.object.renderOrder = 3;
  }

  update(plan: Plan): void {
    const count = plan.valid ? Math.min(plan.x.length, CAPACITY) : 0;
    let drawn = 0;
    let travelled = 0;
    for (let place = 0; place < count; place++) {
      if (place > 0) travelled += Math.hypot(plan.x[place] - plan.x[place - 1], plan.y[place] - plan.y[place - 1]);
      if (travelled < START) continue;
      const [red, green, blue] = bandColor(plan.acceleration[place], plan.speed[place], plan.desiredSpeed);
      const alpha = ALPHA * Math.min(1, (count - place) / (FADE * count));
      const middle = [plan.x[place], plan.y[place], plan.z[place] + LIFT] as const;
      this.ribbon.set(drawn++, middle, plan.yaw[place], WIDTH, [red, green, blue, alpha]);
    }
    this.ribbon.commit(drawn);
  }

  dispose(): void {
    this.ribbon.dispose();
    (this.object.material as { dispose(): void }).dispose();
  }
}

/** Colour of a place of the plan [m/s^2, m/s, m/s]. */
export function bandColor(acceleration: number, speed: number, desiredSpeed: number): LinearRgb {
  const braking = Math.min(1, Math.max(0, -acceleration / HARD_BRAKING));
  if (braking > 0.12)
    return braking < 0.5 ? blend(PASS, WARN, braking / 0.5) : blend(WARN, FAIL, (braking - 0.5) / 0.5);
  const slow = desiredSpeed > 0 ? Math.min(1, Math.max(0, 1 - speed / desiredSpeed)) : 0;
  return blend(PASS, WARN, slow > 0.6 && acceleration < 0.1 ? 0.7 : 0);
}
