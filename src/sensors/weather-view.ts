import type { Inbox, Module, Outbox } from '../core/module.ts';
import { SEEN_WEATHER, SEEN_WEATHER_ROW } from '../core/seen-weather.ts';
import type { PlainData } from '../core/snapshot.ts';
import { isDue, type Tick } from '../core/tick.ts';
import { WeatherCourse, type WeatherPlan } from '../world/weather/weather-course.ts';
import { effectsOf } from '../world/weather/weather-effects.ts';

type Reads = 'truth.story';
type Writes = typeof SEEN_WEATHER;

/**
 * Tells the driver what the weather looks like: wet, snowed over or frozen, and how far one sees. What a road of that look
 * holds is what tables say, not what this road holds: a scene's own `friction` is seen by nobody.
 */
export class WeatherView implements Module<Reads, Writes> {
  readonly name = 'weather-view';
  readonly reads = ['truth.story'] as const;
  readonly writes = [SEEN_WEATHER] as const;
  private readonly course: WeatherCourse;

  constructor(plan: WeatherPlan) {
    this.course = new WeatherCourse(plan);
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    const story = inbox.latest('truth.story');
    if (story?.tick === tick) this.course.obey(story.message.orders, tick);
    if (!isDue(tick, SEEN_WEATHER_ROW.specification.rate)) return;
    this.course.moveTo(tick);
    const { now } = this.course;
    const { road, friction } = effectsOf(now);
    outbox.publish(SEEN_WEATHER, { road, friction, visibility: now.visibility });
  }

  snapshot(): PlainData {
    return this.course.snapshot();
  }

  restore(state: PlainData): void {
    this.course.restore(state);
  }
}
