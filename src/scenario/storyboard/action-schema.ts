import { z } from 'zod';
import { footPlaceSchema } from '../people/pedestrian-schema.ts';
import { faultEffect } from '../rig/fault-schema.ts';
import { weatherSchema } from '../weather/weather-schema.ts';
import { exactlyOne } from './exactly-one.ts';
import { pathPointSchema } from './place-schema.ts';

const actor = z.string().min(1).max(200).describe('name of an actor');
const speed = z.number().min(0).max(60);
const seconds = z.number().positive().max(3600);
const rate = z.number().positive().max(20);

/** What happens when an event fires: one thing. */
export const actionSchema = exactlyOne(
  z.strictObject({
    'set-speed': z
      .strictObject({
        actor,
        speed: z
          .union([speed, z.strictObject({ of: z.string().min(1), plus: z.number().min(-60).max(60).default(0) })], {
            error: 'expected a speed [m/s], or {"of": who, "plus": [m/s]}',
          })
          .describe('[m/s], or that of another at this moment'),
        acceleration: rate.optional().describe('on the way to it [m/s^2]; default: 2'),
        seconds: seconds.optional().describe('in which it gets there, instead of an acceleration [s]'),
        reckless: z.boolean().default(false).describe('looks at nobody ahead'),
      })
      .refine((one) => one.acceleration === undefined || one.seconds === undefined, {
        path: ['seconds'],
        message: 'expected none beside an acceleration; remove one of the two',
      })
      .optional(),
    'change-lane': z
      .strictObject({
        actor,
        side: z.enum(['left', 'right']).optional(),
        to: z.int().optional().describe('OpenDRIVE lane id, instead of a side'),
        seconds: seconds.default(3).describe('for each lane [s]'),
      })
      .refine(({ side, to }) => (side === undefined) !== (to === undefined), {
        message: 'expected either "side" or "to", a lane id',
      })
      .optional(),
    'follow-path': z
      .strictObject({
        actor,
        points: z.array(pathPointSchema).min(1).max(500),
        speed: speed.optional().describe('where a point says none [m/s]; default: what it drives now, at least 2'),
        backwards: z.boolean().default(false),
        careful: z.boolean().default(false).describe('stops before who is in its way'),
      })
      .optional(),
    brake: z
      .strictObject({
        actor,
        deceleration: rate.default(6).describe('[m/s^2]'),
        to: speed.default(0).describe('[m/s]'),
      })
      .optional(),
    'cut-in': z
      .strictObject({
        actor,
        before: z.string().min(1).default('ego').describe('into whose lane'),
        gap: z.number().positive().max(200).optional().describe('it first gets so far ahead [m]; default: at once'),
        seconds: seconds.default(2).describe('of the lane change [s]'),
        speed: speed.optional().describe('afterwards [m/s]; default: as it is then'),
      })
      .optional(),
    cross: z
      .strictObject({ actor, speed: z.number().positive().max(8).optional().describe('[m/s]; default: 1.4') })
      .optional()
      .describe('a person walks straight across the road that it stands at'),
    walk: z
      .strictObject({
        actor,
        path: z.array(footPlaceSchema).min(1).max(100),
        speed: z.number().positive().max(8).optional().describe('[m/s]; default: 1.4'),
      })
      .optional(),
    spawn: actor.optional().describe('it appears at its start; it is not there before'),
    remove: actor.optional(),
    resume: actor.optional().describe('it does again what it did before all orders'),
    'ignore-signals': actor.optional().describe('it heeds no lights, no signs and no priority'),
    lights: z
      .strictObject({
        actor,
        hazard: z.boolean().default(false),
        siren: z.boolean().default(false).describe('blue lights'),
        indicator: z.enum(['left', 'right']).optional(),
      })
      .optional()
      .describe('beside those that it shows by itself'),
    weather: z
      .strictObject({
        to: weatherSchema.unwrap().describe('as in the field weather of the scene'),
        seconds: seconds.optional().describe('in which it turns [s]; default: at once'),
      })
      .optional(),
    'fail-sensor': faultEffect({ seconds: seconds.optional().describe('for how long [s]; default: to the end') })
      .optional()
      .describe('a fault as in the field faults of the scene'),
    'mend-sensor': z.string().min(1).optional().describe('topic of a sensor: its faults end'),
  }),
);

export type Action = z.infer<typeof actionSchema>;
