import { z } from 'zod';
import { WEATHER_NAMES } from '../../world/weather/weather-presets.ts';

const preset = z.enum(WEATHER_NAMES);
const share = z.number().min(0).max(1);

/** Weather by single figures; what is left out is the preset's, or fair. */
const fields = z
  .strictObject({
    preset: preset.optional().describe('what the other fields change'),
    time: z
      .string()
      .optional()
      .describe('local date and time, ISO 8601, for example "2026-12-24T16:30", perhaps with an offset "+01:00"'),
    latitude: z
      .number()
      .min(-90)
      .max(90)
      .optional()
      .describe("with longitude, instead of the map's own place [degrees]"),
    longitude: z.number().min(-180).max(180).optional().describe('[degrees], east positive'),
    sun: z
      .strictObject({
        azimuth: z.number().min(0).max(360).describe('from north towards east [degrees]'),
        elevation: z.number().min(-90).max(90).describe('[degrees]'),
      })
      .optional()
      .describe('where the sun stands, instead of a time'),
    cloudCover: share.optional(),
    fog: z.number().min(20).max(20_000).optional().describe('visibility [m]'),
    rain: z.number().min(0).max(100).optional().describe('[mm/h]'),
    snowfall: z.number().min(0).max(20).optional().describe('as water [mm/h]'),
    snow: z.number().min(0).max(0.5).optional().describe('depth on the ground [m]'),
    wetness: share.optional().describe('of the road; by default what the rain makes of it'),
    ice: z.boolean().optional().describe('the road is frozen'),
    wind: z
      .strictObject({
        speed: z.number().min(0).max(40).describe('[m/s]'),
        from: z.number().min(0).max(360).describe('where it comes from, from north towards east [degrees]'),
      })
      .optional(),
  })
  .refine(({ time, sun }) => time === undefined || sun === undefined, {
    path: ['sun'],
    message: 'expected none beside a time, which says where the sun stands; remove one of both',
  })
  .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), {
    message: 'expected latitude and longitude together; add the other',
  })
  .refine(({ latitude, time }) => latitude === undefined || time !== undefined, {
    path: ['latitude'],
    message: 'expected none without a time; add one, or remove latitude and longitude',
  });

export const weatherSchema = z.union([preset, fields]).optional();

export type WeatherFields = z.infer<typeof fields>;
export type SceneWeather = z.infer<typeof weatherSchema>;
