import { z } from 'zod';

/** A place for somebody on foot: by coordinates of the map, or beside a lane. */
export const footPlaceSchema = z
  .strictObject({
    x: z.number().optional().describe('map frame [m]'),
    y: z.number().optional().describe('map frame [m]'),
    road: z.string().min(1).optional().describe('OpenDRIVE road id'),
    lane: z.int().optional().describe('OpenDRIVE lane id'),
    s: z.number().min(0).optional().describe('distance from the start of the lane in its direction of travel [m]'),
    side: z.enum(['left', 'right']).default('right').describe('of the lane, in its direction of travel'),
    beside: z.number().min(-20).max(50).default(1).describe("from the lane's edge outwards [m]; negative: on the lane"),
  })
  .refine(({ x, y, road, lane, s }) => isPoint(x, y) !== isLanePlace(road, lane, s), {
    message: 'expected either x and y, or road, lane and s',
  });

function isPoint(x: unknown, y: unknown): boolean {
  return x !== undefined && y !== undefined;
}

function isLanePlace(road: unknown, lane: unknown, s: unknown): boolean {
  return road !== undefined && lane !== undefined && s !== undefined;
}

/** When somebody sets off. */
const departure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('time'), time: z.number().min(0).describe('simulated time [s]') }),
  z.strictObject({
    kind: z.literal('ego-within'),
    distance: z.number().positive().max(500).describe("from the ego's middle [m]"),
  }),
]);

/** A named person on foot. */
export const pedestrianSchema = z.strictObject({
  kind: z.literal('pedestrian'),
  name: z.string().min(1),
  model: z.string().min(1).default('man'),
  start: footPlaceSchema,
  path: z
    .array(footPlaceSchema)
    .max(100)
    .default([])
    .describe('places to walk to in turn, straight; none: walks about'),
  speed: z.number().positive().max(4).optional().describe('[m/s]; default: as people walk'),
  departure: departure.default({ kind: 'time', time: 0 }),
});

/** People beside the named ones. */
export const pedestriansSchema = z
  .strictObject({
    count: z.int().min(0).max(300).default(0).describe('seeded people on foot'),
    jaywalkers: z.number().min(0).max(1).default(0.1).describe('share who cross where they like, and at red'),
  })
  .default({ count: 0, jaywalkers: 0.1 });

export type FootPlace = z.infer<typeof footPlaceSchema>;
export type NamedPedestrian = z.infer<typeof pedestrianSchema>;
