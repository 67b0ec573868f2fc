import { z } from 'zod';
import { FAULT_RULES } from '../metrics/fault.ts';
import { exactlyOne } from '../storyboard/exactly-one.ts';
import { storyPlaceSchema } from '../storyboard/place-schema.ts';

/** The four that judge a scene which says nothing. */
export const USUAL_CRITERIA = ['goal', 'collision', 'on-road', 'red-light'] as const;

const metres = z.number().min(0).max(10_000);
const seconds = z.number().min(0).max(3600);
const speed = z.number().min(0).max(100);
const actor = z.string().min(1).max(200).describe('name of an actor');

/** Fields that every criterion has. */
const shared = {
  required: z.boolean().default(true).describe('the run fails with it; else it is reported only'),
  ends: z
    .boolean()
    .default(false)
    .describe('the run is over as soon as it is decided, where that can be before the end'),
  name: z.string().min(1).max(60).optional().describe('in reports; default: what it is, and of whom'),
};

function criterion<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, ...shared });
}

/** A part of the map that the centre of the ego can be in: a circle, or a stretch of road. */
const region = {
  at: storyPlaceSchema.optional().describe('middle of a circle'),
  within: z.number().positive().max(10_000).optional().describe('its radius [m]; default: 3'),
  on: z
    .strictObject({
      road: z.string().min(1).describe('OpenDRIVE road id'),
      lane: z.int().optional().describe('OpenDRIVE lane id; default: any driving lane'),
      from: z.number().min(0).optional().describe('station along the lane in its direction of travel [m]'),
      to: z.number().min(0).optional().describe('[m]'),
    })
    .optional()
    .describe('a stretch of road instead'),
};

type RegionFields = { readonly [key in 'at' | 'on' | 'within']?: unknown };

function isRegion({ at, on, within }: RegionFields): boolean {
  return (at === undefined) !== (on === undefined) && (within === undefined || at !== undefined);
}

function mayBeRegion(fields: RegionFields): boolean {
  return (fields.at === undefined && fields.on === undefined && fields.within === undefined) || isRegion(fields);
}

const ONE_REGION = { message: 'expected either "at", a place, and "within" [m], or "on", a stretch of road' };

/** Criteria whose fields all have defaults: their names alone will do. */
const plain = {
  goal: criterion({}).describe('comes to stand at the goal in time'),
  collision: criterion({ with: actor.optional().describe('default: anything') }).describe('touches nothing'),
  'at-fault-collision': criterion({
    rule: z.enum(FAULT_RULES).default('nuplan').describe("whose rule of fault: nuPlan's or CARLA's"),
    with: actor.optional().describe('default: anything'),
  }).describe('has no collision that is its own fault'),
  'on-road': criterion({ within: metres.default(0.3).describe('a corner may be so far outside [m]') }).describe(
    'all corners stay on driving lanes',
  ),
  'red-light': criterion({}).describe('crosses no stop line on red'),
  'stop-sign': criterion({}).describe('stands before every stop sign'),
  'wrong-way': criterion({
    below: z.number().positive().max(100).default(2).describe('way against the lane within a second [m]'),
  }).describe("does not drive against its lane's direction"),
  'outside-lanes': criterion({ within: z.number().min(0).max(100).default(0).describe('of its way [%]') }).describe(
    'drives on its lanes and not against them, as CARLA tells it',
  ),
  'lane-keeping': criterion({
    within: metres.default(0.5).describe("of the lane's centre [m]"),
    seconds: seconds.default(2).describe('it may be farther for so long [s]'),
  }).describe('keeps near the centre of its lane outside of junctions'),
  'stay-in-lane': criterion({}).describe('never is over two lanes at once or off them, outside of junctions'),
  'yield-to-emergency': criterion({
    within: seconds.default(15).describe('lets them pass in so long [s]'),
  }).describe('lets emergency vehicles with blue lights pass'),
  'speed-limit': criterion({ within: speed.default(2.23).describe('over the limit [m/s]') }).describe(
    'keeps the speed limit',
  ),
  comfort: criterion({}).describe("stays within nuPlan's bounds of comfort"),
  'min-ttc': criterion({
    above: z.number().min(0).max(2.9).default(0.95).describe('[s]'),
    to: z
      .enum(['anybody', 'leader'])
      .default('anybody')
      .describe("by nuPlan's straight projection, or to who leads along the lane, which bends do not mislead"),
  }).describe('time to collision within 3 s'),
  'min-headway': criterion({ above: seconds.default(0.8).describe('[s]') }).describe(
    'time headway to who leads, while the ego is faster than 2 m/s',
  ),
  'min-pet': criterion({
    above: z.number().min(0).max(5).default(1).describe('[s]'),
    with: actor.optional().describe('default: anybody who crosses'),
  }).describe('post-encroachment time'),
  'max-drac': criterion({ below: z.number().positive().max(100).default(3.35).describe('[m/s^2]') }).describe(
    'deceleration that is needed to avoid a crash with who leads',
  ),
  'max-deceleration': criterion({ below: z.number().positive().max(20).default(5).describe('[m/s^2]') }).describe(
    'brakes no harder: no emergency braking',
  ),
  'max-jerk': criterion({ below: z.number().positive().max(1000).default(4.13).describe('[m/s^3]') }).describe(
    'longitudinal jerk',
  ),
  clearance: criterion({ above: metres.default(1.5).describe('[m]') }).describe(
    'passes people and cyclists on the road at a distance',
  ),
  blocked: criterion({ seconds: seconds.default(180).describe('[s]') }).describe('never stands for so long'),
  'route-completion': criterion({ above: z.number().min(0).max(100).default(99).describe('[%]') }).describe(
    'drives its route',
  ),
  stops: criterion({}).describe('stands at every stop on its way, in their order'),
  progress: criterion({ above: z.number().min(0).max(1).default(0.2).describe("of the expert's [1]") }).describe(
    'makes progress along its route, measured against the expert',
  ),
  'keep-up': criterion({ above: z.number().min(0).max(200).default(100).describe('[%]') }).describe(
    'mean speed over that of traffic around it',
  ),
  standstill: criterion({ below: z.number().positive().max(10).default(0.1).describe('[m/s]') }).describe(
    'stands at the end',
  ),
};

/** Criteria that have to be told something. */
const told = {
  reach: criterion({
    ...region,
    after: seconds.optional().describe('no earlier than [s]'),
    by: seconds.optional().describe('no later than [s]'),
  })
    .refine(isRegion, ONE_REGION)
    .refine(({ after, by }) => after === undefined || by === undefined || after < by, {
      path: ['by'],
      message: 'expected more than "after"',
    })
    .describe('comes into a region, or is there at a time'),
  'stay-out': criterion(region).refine(isRegion, ONE_REGION).describe('never comes into a region'),
  'stop-before': criterion({
    at: storyPlaceSchema.describe('a place on a lane: the line to stop before'),
    within: z.number().positive().max(100).default(5).describe('its front stands so near before it [m]'),
    seconds: seconds.default(0).describe('for so long [s]'),
  }).describe('stands before a line before it crosses it'),
  'keep-distance': criterion({ from: actor, above: metres.describe('[m]') }).describe(
    'between its box and that of an actor',
  ),
  'max-speed': criterion({ below: speed.describe('[m/s]'), ...region })
    .refine(mayBeRegion, ONE_REGION)
    .describe('in a region, or everywhere'),
  'min-speed': criterion({ above: speed.describe('[m/s]'), ...region })
    .refine(mayBeRegion, ONE_REGION)
    .describe('in a region, or everywhere'),
  parked: criterion({
    x: z.number().describe('of the middle of its box, map frame [m]'),
    y: z.number().describe('[m]'),
    heading: z.number().min(-360).max(360).describe('[degrees], 0 is along x, anticlockwise'),
    within: z.number().positive().max(10).default(0.5).describe('[m]'),
    angle: z.number().positive().max(180).default(5).describe('[degrees]'),
    eitherWay: z.boolean().default(false).describe('it may also stand the other way round'),
  }).describe('stands at a pose at the end'),
  pass: criterion({ actor }).describe('is ahead of an actor at the end, as it was not before'),
  behind: criterion({ actor }).describe('is behind an actor at the end'),
  event: criterion({
    event: z.string().min(1).max(200).describe('name of an event of the storyboard'),
    happens: z.boolean().default(true).describe('it must, or must not'),
  }).describe('something of the storyboard has happened, or not'),
  duration: criterion({ below: z.number().positive().max(3600).describe('[s]') }).describe('the run is over sooner'),
  metric: criterion({
    of: z.string().min(1).describe('a metric of results.json'),
    above: z.number().optional(),
    below: z.number().optional(),
  })
    .refine(({ above, below }) => (above === undefined) !== (below === undefined), {
      message: 'expected either "above" or "below"',
    })
    .describe('any metric at the end'),
};

const PLAIN_NAMES = Object.keys(plain) as (keyof typeof plain)[];

/** All of them, for the docs and for messages. */
export const CRITERIA = { ...plain, ...told };

function optional<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  return Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, schema.optional()])) as {
    [K in keyof Shape]: z.ZodOptional<Shape[K]>;
  };
}

const withFields = exactlyOne(z.strictObject(optional(CRITERIA)));

/** What a drive is judged by: names, or names with their fields; `usual` stands for the four that a scene has by default. */
export const criteriaSchema = z
  .array(
    z.union([z.enum(['usual', ...PLAIN_NAMES]), withFields], {
      error: `expected "usual", a name such as "collision", or an object such as {"min-ttc": {"above": 1}}`,
    }),
  )
  .min(1)
  .max(100)
  .default(['usual']);

/** A criterion of a scene with all its fields: one key, which says what it is. */
export type CriterionChoice = z.infer<typeof withFields>;

/** The criteria of a scene, one entry each, names with their defaults. */
export function chosenCriteria(criteria: z.infer<typeof criteriaSchema>): CriterionChoice[] {
  return criteria.flatMap((one): CriterionChoice[] => {
    if (one === 'usual') return USUAL_CRITERIA.map(byName);
    return [typeof one === 'string' ? byName(one) : one];
  });
}

function byName(name: (typeof PLAIN_NAMES)[number]): CriterionChoice {
  return { [name]: plain[name].parse({}) } as CriterionChoice;
}
