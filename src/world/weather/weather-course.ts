import { lerp } from '../../core/math/clamp.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import type { StoryOrder } from '../../core/story.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { Weather } from './weather.ts';

/** While the weather turns, it takes another step so often [ticks]: what is seen of it has to be made anew. */
const STEP = 20;

/** What the weather is, and turns to when a storyboard says so. The sun stays where it is. */
export interface WeatherPlan {
  readonly first: Weather;
  /** WeatherOrder.index counts these. */
  readonly later: readonly Weather[];
}

/** The weather of a drive as it turns; everybody who needs it has one, and all are the same at the same tick. */
export class WeatherCourse {
  /** As it is now. */
  now: Weather;
  private readonly plan: WeatherPlan;
  private before: Weather;
  /** Index of what it turns to, -1 while nothing does; when that began, and how long it takes [ticks]. */
  private to = -1;
  private since: Tick = 0;
  private duration: Tick = 0;
  private progress = 1;

  constructor(plan: WeatherPlan) {
    this.plan = plan;
    this.now = plan.first;
    this.before = plan.first;
  }

  /** Takes the orders of a tick; the last one holds, from the weather that there is. */
  obey(orders: readonly StoryOrder[], tick: Tick): void {
    for (const order of orders) {
      if (order.kind !== 'weather') continue;
      this.before = this.now;
      this.to = order.index;
      this.since = tick;
      this.duration = Math.round(order.seconds * TICKS_PER_SECOND);
      this.progress = 0;
    }
  }

  /** Moves on to a tick; whether `now` is another. */
  moveTo(tick: Tick): boolean {
    if (this.progress === 1) return false;
    const gone = tick - this.since;
    const progress = gone >= this.duration ? 1 : (Math.floor(gone / STEP) * STEP) / this.duration;
    if (progress === this.progress) return false;
    this.progress = progress;
    this.now = mixedWeather(this.before, this.plan.later[this.to], progress);
    return true;
  }

  snapshot(): PlainData {
    const { now, before, to, since, duration, progress } = this;
    return clonePlain({ now, before, to, since, duration, progress }) as unknown as PlainData;
  }

  restore(state: PlainData): void {
    Object.assign(this, clonePlain(state));
  }
}

/** Weather between two: visibility goes by its extinction 1 / V, ice comes half way, and the sun is that of the first. */
export function mixedWeather(from: Weather, to: Weather, share: number): Weather {
  const mix = (a: number, b: number) => (share === 1 ? b : lerp(a, b, share));
  return {
    name: share === 1 ? to.name : 'custom',
    sun: from.sun,
    cloudCover: mix(from.cloudCover, to.cloudCover),
    visibility: 1 / mix(1 / from.visibility, 1 / to.visibility),
    rain: mix(from.rain, to.rain),
    snowfall: mix(from.snowfall, to.snowfall),
    snowDepth: mix(from.snowDepth, to.snowDepth),
    wetness: mix(from.wetness, to.wetness),
    ice: share < 0.5 ? from.ice : to.ice,
    wind: { speed: mix(from.wind.speed, to.wind.speed), from: share < 0.5 ? from.wind.from : to.wind.from },
  };
}
