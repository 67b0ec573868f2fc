import { describe, expect, test } from 'vitest';
import type { StoryOrder } from '../../../src/core/story.ts';
import { mixedWeather, WeatherCourse } from '../../../src/world/weather/weather-course.ts';
import { presetWeather } from '../../../src/world/weather/weather-presets.ts';

const noon = presetWeather('clear-noon');
const fog = presetWeather('fog');
const ice = presetWeather('black-ice');
const plan = { first: noon, later: [fog, ice] };

const turnTo = (index: number, seconds: number): StoryOrder[] => [{ kind: 'weather', index, seconds }];

describe('weather between two', () => {
  test('is the first at 0 and the second at 1, but for the sun', () => {
    expect(mixedWeather(noon, fog, 0)).toEqual({ ...noon, name: 'custom' });
    expect(mixedWeather(noon, fog, 1)).toEqual({ ...fog, sun: noon.sun });
  });

  test('half way has half of the extinction: 1 / V = (1 / 4000 + 1 / 90) / 2, V = 176.04', () => {
    expect(mixedWeather(noon, fog, 0.5).visibility).toBeCloseTo(2 / (1 / 4000 + 1 / 90), 9);
    expect(mixedWeather(noon, ice, 0.49).ice).toBe(false);
    expect(mixedWeather(noon, ice, 0.5).ice).toBe(true);
  });
});

describe('the course of the weather', () => {
  test('stays without orders, and turns at once or in steps of 0.2 s', () => {
    const course = new WeatherCourse(plan);
    expect(course.moveTo(100)).toBe(false);
    course.obey(turnTo(0, 0), 200);
    expect(course.moveTo(200)).toBe(true);
    expect(course.now.visibility).toBe(fog.visibility);
    course.obey(turnTo(1, 2), 300);
    const changes: number[] = [];
    for (let tick = 300; tick < 700; tick++) if (course.moveTo(tick)) changes.push(tick);
    expect(changes).toEqual([320, 340, 360, 380, 400, 420, 440, 460, 480, 500]);
    expect(course.now).toEqual({ ...ice, sun: noon.sun });
  });

  test('goes on from where it is when it is turned again, and whoever looks seldom sees the same', () => {
    const often = new WeatherCourse(plan);
    const seldom = new WeatherCourse(plan);
    for (let tick = 0; tick <= 600; tick++) {
      for (const course of [often, seldom]) {
        if (tick === 100) course.obey(turnTo(0, 3), tick);
        if (tick === 250) course.obey(turnTo(1, 1), tick);
      }
      often.moveTo(tick);
      if (tick % 10 !== 0) continue;
      seldom.moveTo(tick);
      expect(seldom.now).toEqual(often.now);
    }
  });

  test('goes on from a snapshot', () => {
    const course = new WeatherCourse(plan);
    course.obey(turnTo(0, 3), 100);
    course.moveTo(250);
    const other = new WeatherCourse(plan);
    other.restore(course.snapshot());
    expect(other.now).toEqual(course.now);
    expect(other.moveTo(300)).toBe(course.moveTo(300));
    expect(other.now).toEqual(course.now);
  });
});
