import { z } from 'zod';
import { VEHICLE_MODEL_NAMES } from '../../world/scenery/models/model-names.ts';
import { roadPlaceSchema } from '../traffic/traffic-schema.ts';
import { isOffLane, vehiclePlaceSchema } from './vehicle-place.ts';

/** What a named vehicle does. */
const behaviour = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lane-follow') }),
  z.strictObject({
    kind: z.literal('stopped-until'),
    time: z.number().min(0).describe('simulated time at which it moves off [s]'),
  }),
  z.strictObject({ kind: z.literal('parked') }).describe('stands where it is'),
]);

/** A named vehicle. */
export const vehicleSchema = z
  .strictObject({
    kind: z.literal('vehicle').optional(),
    name: z.string().min(1),
    model: z
      .string()
      .min(1)
      .default('sedan')
      .meta({ examples: [...VEHICLE_MODEL_NAMES] }),
    start: vehiclePlaceSchema,
    speed: z.number().min(0).max(60).default(0).describe('[m/s]'),
    behaviour: behaviour.default({ kind: 'lane-follow' }),
    route: z
      .array(roadPlaceSchema)
      .min(1)
      .max(100)
      .optional()
      .describe('places that it passes in turn; default: as it likes'),
  })
  .refine((actor) => actor.behaviour.kind === 'parked' || !isOffLane(actor.start), {
    path: ['start'],
    message: 'expected a place on a lane, which it follows; leave out offset and heading, or set behaviour to "parked"',
  })
  .refine((actor) => actor.behaviour.kind !== 'parked' || actor.speed === 0, {
    path: ['speed'],
    message: 'expected 0 of who is parked',
  });

export type NamedVehicle = z.infer<typeof vehicleSchema>;
