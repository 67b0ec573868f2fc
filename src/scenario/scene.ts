import { z } from 'zod';
import { DYNAMICS_NAMES, TYRE_NAMES } from '../world/ego/ego-dynamics.ts';
import { VEHICLE_NAMES } from '../world/vehicles/vehicle-registry.ts';
import { vehicleSchema } from './actors/vehicle-schema.ts';
import { controlSchema } from './control/control-schema.ts';
import { criteriaSchema } from './criteria/criteria-schema.ts';
import { goalSchema } from './goal/goal-schema.ts';
import { lanePlaceSchema } from './lane-place-schema.ts';
import { pedestrianSchema, pedestriansSchema } from './people/pedestrian-schema.ts';
import { PERCEPTIONS } from './perception-choice.ts';
import { propsSchema } from './props/prop-schema.ts';
import { faultsSchema } from './rig/fault-schema.ts';
import { rigSchema } from './rig/rig-schema.ts';
import { signalsSchema } from './signals/signal-schema.ts';
import { storyboardSchema } from './storyboard/storyboard-schema.ts';
import { tagsSchema } from './tags-schema.ts';
import { trafficSchema } from './traffic/traffic-schema.ts';
import { variationsSchema } from './variations/variations-schema.ts';
import { stopsSchema, wayWishSchema } from './way/way-schema.ts';
import { weatherSchema } from './weather/weather-schema.ts';

/** A named road user: a vehicle unless it says otherwise. */
export const actorSchema = z.discriminatedUnion('kind', [vehicleSchema, pedestrianSchema]);

const ego = z
  .strictObject({
    vehicle: z
      .string()
      .min(1)
      .describe('name of a vehicle specification')
      .meta({ examples: [...VEHICLE_NAMES] }),
    dynamics: z.enum(DYNAMICS_NAMES).default('raycast').describe('model of its motion, see docs/traffic.md'),
    tyre: z.enum(TYRE_NAMES).optional().describe('of single-track; default: pacejka'),
    start: lanePlaceSchema,
    goal: goalSchema.describe('where it is to get to'),
    stops: stopsSchema,
    route: wayWishSchema.optional().describe('by what its way is chosen; default: the quickest'),
    speed: z.number().min(0).max(60).default(0).describe('[m/s]'),
  })
  .refine(({ dynamics, tyre }) => tyre === undefined || dynamics === 'single-track', {
    path: ['tyre'],
    message:
      'expected none with these dynamics, which have their own; remove it, or set ego.dynamics to "single-track"',
  });

/**
 * A scene file, `scenes/*.json`. After a change to any field: `npm run schema`, which publishes it to editors. Unknown fields are
 * refused, so that a misspelt one is not silently without effect.
 */
export const sceneSchema = z.strictObject({
  $schema: z.string().optional().describe('where the JSON Schema of scenes is, for editors'),
  name: z.string().min(1).describe('a title that reads as a sentence'),
  description: z.string().default('').describe('the reason for the scene, in one line'),
  tags: tagsSchema,
  map: z.string().min(1).describe('OpenDRIVE file, relative to the scene file'),
  seed: z.int().min(0).max(0xffffffff).default(1),
  timeout: z.number().positive().max(3600).default(240).describe('simulated time after which the run ends [s]'),
  perception: z
    .enum(PERCEPTIONS)
    .default('cnn')
    .describe('who feeds the planner unless the caller says: the network, or the truth within what a sensor sees'),
  ego,
  control: controlSchema
    .optional()
    .describe('how it follows its plans: law of steering and gains, see docs/control.md'),
  rig: z
    .union([z.string(), rigSchema], { error: 'expected a name, the path of a file, or fields' })
    .optional()
    .describe('sensors of the ego: a rig that ships, a rig file relative to the scene, or fields; default: starter'),
  faults: faultsSchema.describe('what goes wrong with its sensors, and when'),
  friction: z
    .number()
    .min(0.05)
    .max(1.2)
    .default(1)
    .describe("the road's friction over that of dry asphalt [1], times the weather's"),
  weather: weatherSchema.describe('a name, or fields; by default a clear late afternoon and a dry road'),
  traffic: trafficSchema.default({}).describe('seeded vehicles beside the named ones'),
  pedestrians: pedestriansSchema,
  props: propsSchema,
  actors: z.array(actorSchema).default([]),
  signals: signalsSchema.describe('junctions whose lights are not switched by the default turns'),
  storyboard: storyboardSchema.describe('what happens when'),
  criteria: criteriaSchema.describe('what the drive is judged by, see docs/criteria.md; default: "usual"'),
  variations: variationsSchema.optional().describe('many runs of this one file, each with other values'),
});

export type Scene = z.infer<typeof sceneSchema>;
