import type { PlainData } from '../../core/snapshot.ts';
import type { StoryOrder } from '../../core/story.ts';
import type { Tick } from '../../core/tick.ts';
import type { EgoDynamics } from '../ego/ego-dynamics.ts';
import type { Traffic } from '../traffic/traffic.ts';
import type { Weather } from './weather.ts';
import { WeatherCourse, type WeatherPlan } from './weather-course.ts';
import { effectsOf } from './weather-effects.ts';

/** Lets weather that turns change the ego's road and how others drive. */
export class TurningWeather {
  private readonly plan: WeatherPlan;
  private readonly course: WeatherCourse;
  /** The road's friction over that of dry asphalt, at the start [1]. */
  private readonly friction: number;
  private readonly ego: EgoDynamics;
  private readonly traffic: Traffic;

  constructor(plan: WeatherPlan, friction: number, ego: EgoDynamics, traffic: Traffic) {
    this.plan = plan;
    this.course = new WeatherCourse(plan);
    this.friction = friction;
    this.ego = ego;
    this.traffic = traffic;
  }

  /** The weather that there is. */
  get now(): Weather {
    return this.course.now;
  }

  /** Moves on to a tick, with its orders. */
  step(tick: Tick, orders: readonly StoryOrder[]): void {
    this.course.obey(orders, tick);
    if (this.course.moveTo(tick)) this.apply();
  }

  snapshot(): PlainData {
    return this.course.snapshot();
  }

  /** To be called when the others have been restored. */
  restore(state: PlainData): void {
    this.course.restore(state);
    this.apply();
  }

  private apply(): void {
    const effects = effectsOf(this.course.now);
    const grip = effects.friction / effectsOf(this.plan.first).friction;
    this.ego.setGrip(grip);
    this.traffic.setDriving({ speed: effects.speed, timeGap: effects.timeGap, friction: grip * this.friction });
  }
}
