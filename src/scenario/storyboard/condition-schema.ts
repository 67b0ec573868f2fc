import { z } from 'zod';
import { exactlyOne } from './exactly-one.ts';
import { storyPlaceSchema } from './place-schema.ts';

/** How deep all, any and not may stand in each other. */
const MOST_NESTED = 4;

/** Colours that a light can be waited for, by the names of SIGNAL_STATE. */
export const SIGNAL_COLORS = ['red', 'redAmber', 'green', 'amber', 'flashingAmber', 'off'] as const;

const name = z.string().min(1).max(200);
const who = name.describe('"ego", or the name of an actor');
const seconds = z.number().min(0).max(3600);

const span = { below: z.number().optional(), above: z.number().optional() };
const oneBound = {
  check: ({ below, above }: { readonly below?: number | undefined; readonly above?: number | undefined }) =>
    below !== undefined || above !== undefined,
  message: { message: 'expected "below", "above" or both' },
};

const fields = {
  time: seconds.optional().describe('from this simulated time on [s]'),
  distance: z
    .strictObject({
      from: who,
      to: z.union([who, storyPlaceSchema], { error: 'expected a name, or a place: x and y, or road, lane and s' }),
      along: z
        .enum(['straight', 'lane'])
        .optional()
        .describe('between the boxes, or from front to tail along the lanes ahead of "from"; default: straight'),
      ...span,
    })
    .refine(oneBound.check, oneBound.message)
    .optional()
    .describe('between two road users, or to a place [m]'),
  ttc: z
    .strictObject({ from: who, to: who, ...span })
    .refine(oneBound.check, oneBound.message)
    .optional()
    .describe('time to collision: distance over closing speed [s]'),
  headway: z
    .strictObject({ from: who, to: who, ...span })
    .refine(oneBound.check, oneBound.message)
    .optional()
    .describe('time headway: distance over the speed of "from" [s]'),
  position: z
    .strictObject({
      actor: who,
      at: storyPlaceSchema.optional(),
      within: z.number().positive().max(10_000).optional().describe('of "at" [m]; default: 3'),
      on: z
        .strictObject({
          road: z.string().min(1).describe('OpenDRIVE road id'),
          lane: z.int().optional().describe('OpenDRIVE lane id; default: any driving lane'),
          from: z.number().min(0).optional().describe('station along the lane in its direction of travel [m]'),
          to: z.number().min(0).optional().describe('[m]'),
        })
        .optional(),
    })
    .refine(({ at, on }) => (at === undefined) !== (on === undefined), {
      message: 'expected either "at", a place, or "on", a stretch of road',
    })
    .refine(({ on, within }) => on === undefined || within === undefined, {
      path: ['within'],
      message: 'expected none beside "on"; remove it',
    })
    .optional()
    .describe('the middle of the road user is at a place or on a stretch'),
  speed: z
    .strictObject({ actor: who, than: who.optional().describe('over the speed of this one'), ...span })
    .refine(oneBound.check, oneBound.message)
    .optional()
    .describe('[m/s]'),
  acceleration: z
    .strictObject({ actor: who, ...span })
    .refine(oneBound.check, oneBound.message)
    .optional()
    .describe('along its heading [m/s^2]; braking is negative'),
  signal: z
    .strictObject({
      id: z.string().min(1).describe('OpenDRIVE id of a light'),
      is: z.union([z.enum(SIGNAL_COLORS), z.array(z.enum(SIGNAL_COLORS)).min(1)], {
        error: `expected one of ${SIGNAL_COLORS.join(', ')}, or a list of them`,
      }),
    })
    .optional(),
  event: z
    .union([name, z.strictObject({ name, after: seconds.default(0).describe('[s]') })], {
      error: 'expected the name of an event, or its name and "after" [s]',
    })
    .optional()
    .describe('another event of the storyboard has happened'),
  standstill: z
    .strictObject({ actor: who, for: seconds.default(0).describe('[s]') })
    .optional()
    .describe('slower than 0.1 m/s for so long'),
  collision: z
    .strictObject({ of: who, with: who.optional().describe('default: anything, which only the ego is asked for') })
    .optional()
    .describe('of one road user with another'),
};

/** A condition: one thing that is so or not, or some of them joined. */
export interface Condition extends Leaf {
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly not?: Condition | undefined;
}

export const CONDITION_NAMES = [...Object.keys(fields), 'all', 'any', 'not'];

const leaf = exactlyOne(z.strictObject(fields));
type Leaf = z.infer<typeof leaf>;

function nested(depth: number): z.ZodType<Condition> {
  if (depth === 0) return leaf.meta({ id: 'plain-condition' });
  const inner = nested(depth - 1);
  const joined = {
    all: z.array(inner).min(1).max(20).optional().describe('every one of them holds'),
    any: z.array(inner).min(1).max(20).optional().describe('at least one of them holds'),
    not: inner.optional().describe('it does not hold'),
  };
  const id = depth === MOST_NESTED ? 'condition' : `condition-of-${depth}`;
  return exactlyOne(z.strictObject({ ...fields, ...joined })).meta({ id });
}

export const conditionSchema = nested(MOST_NESTED);
