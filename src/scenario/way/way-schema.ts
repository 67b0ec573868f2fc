import { z } from 'zod';
import { ROUTE_PREFERENCES } from '../../planning/route/route-costs.ts';
import { lanePlaceSchema } from '../lane-place-schema.ts';

/** Most stops of a mission, and most ways to choose from. */
const MOST_STOPS = 50;
export const MOST_ALTERNATIVES = 5;

const price = z.number().min(0).max(3600);
const roads = z.array(z.string().min(1)).max(500).default([]);

/** By what the way to the goal is chosen. */
export const wayWishSchema = z.strictObject({
  prefer: z
    .enum(ROUTE_PREFERENCES)
    .default('time')
    .describe('least time, fewest turns and lane changes, or fewest conflicts with others; see docs/planning.md'),
  costs: z
    .strictObject({
      laneChange: price.optional().describe('a lane change [s]'),
      turn: price.optional().describe('a turn in a junction [s]'),
      across: price.optional().describe('a turn across who comes the other way, on top [s]'),
      unsignalled: price.optional().describe('a junction without lights in which ways of others cross or meet [s]'),
      oncoming: z.number().min(0).max(100).optional().describe('a second beside who comes, nothing between [s/s]'),
    })
    .default({})
    .describe('other prices than those of what it prefers'),
  alternative: z
    .int()
    .min(1)
    .max(MOST_ALTERNATIVES)
    .default(1)
    .describe('which of the ways that `skidpad route` lists; 1 is the cheapest'),
  avoid: roads.describe('OpenDRIVE ids of roads that it does not take'),
  closed: roads.describe('roads that turn out to be closed: the driver is not told, progress is measured around them'),
});

/** A place to stand at on the way. */
const stopSchema = z.strictObject({
  ...lanePlaceSchema.shape,
  stand: z.number().min(0).max(600).default(5).describe('for so long [s]'),
  tolerance: z
    .number()
    .min(0.5)
    .max(20)
    .default(4)
    .describe('reached by who stands this near to it along the lane [m]'),
});

export const stopsSchema = z
  .array(stopSchema)
  .max(MOST_STOPS)
  .default([])
  .describe('places to stand at on the way to the goal, in this order');
