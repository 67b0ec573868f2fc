import type { TopicRow } from './topics.ts';

/** What a driver sees of the weather, with an eye on the thermometer. */
export interface SeenWeather {
  /** What the road looks like, in words. */
  road: string;
  /** Friction over that of dry asphalt that is to be expected of it [1]. */
  friction: number;
  /** How far one sees [m]. */
  visibility: number;
}

/** Where it is published. */
export const SEEN_WEATHER = 'weather';

/** A run in a scene with weather has this topic beside those of the table, where its driver looks at it. */
export const SEEN_WEATHER_ROW: TopicRow = {
  topic: SEEN_WEATHER,
  specification: {
    rate: 1,
    latency: 0,
    logEvery: 10,
    writers: ['weather-view'],
    title: 'weather as the driver sees it',
  },
};
