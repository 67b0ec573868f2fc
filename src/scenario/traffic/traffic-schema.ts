import { z } from 'zod';
import { DRIVER_NAMES, FOLLOWING_NAMES } from '../../world/traffic/driver-styles.ts';
import { KIND_NAMES } from '../../world/traffic/vehicle-kinds.ts';

/** Most vehicles in one scene. */
const MOST = 5000;

const share = z.number().min(0).max(1e6);

function shares<T extends string>(names: readonly T[]) {
  const fields = Object.fromEntries(names.map((name) => [name, share.optional()])) as Record<
    T,
    z.ZodOptional<typeof share>
  >;
  return z.strictObject(fields).refine((given) => Object.values(given).some((value) => Number(value) > 0), {
    message: `expected a share above 0 of at least one of ${names.join(', ')}`,
  });
}

const kind = z
  .strictObject({
    length: z.number().min(1).max(18.75).optional().describe('[m]'),
    width: z.number().min(0.4).max(2.6).optional().describe('[m]'),
    maxSpeed: z.number().min(1).max(90).optional().describe('[m/s]'),
    acceleration: z.number().min(0.2).max(12).optional().describe('greatest, at low speed [m/s^2]'),
    deceleration: z.number().min(3).max(12).optional().describe('hardest braking [m/s^2]'),
  })
  .refine(({ length, width }) => length === undefined || width === undefined || width < length, {
    path: ['width'],
    message: 'expected less than the length: the box lies along the way',
  });

/** A lane by OpenDRIVE ids, or all driving lanes of a road. */
export const roadPlaceSchema = z.strictObject({
  road: z.string().min(1).describe('OpenDRIVE road id'),
  lane: z.int().optional().describe('OpenDRIVE lane id; default: any lane of the road'),
});

export const flowSchema = z
  .strictObject({
    from: z.strictObject({
      road: z.string().min(1).describe('OpenDRIVE road id'),
      lane: z.int().describe('OpenDRIVE lane id: they come in where it begins'),
    }),
    to: roadPlaceSchema.optional().describe("where they leave; default: where they come to the map's edge"),
    vehiclesPerHour: z.number().min(1).max(3600).describe('on average; how many find room is said in the result'),
    kinds: shares(KIND_NAMES).optional().describe('shares of the kinds of vehicles; default: cars and vans'),
    begin: z.number().min(0).max(3600).default(0).describe('[s]'),
    end: z.number().min(0).max(3600).optional().describe('[s]; default: when the run ends'),
  })
  .refine(({ begin, end }) => end === undefined || end > begin, { path: ['end'], message: 'expected more than begin' });

/** Traffic beside the named actors. */
export const trafficSchema = z
  .strictObject({
    count: z.int().min(0).max(MOST).optional().describe('seeded vehicles beside the named ones; default 0'),
    density: z.number().min(0).optional().describe('instead of count: vehicles a kilometre of lane'),
    mix: shares(KIND_NAMES)
      .optional()
      .describe('shares of the kinds of vehicles, of whatever sum; default: cars and vans'),
    drivers: z
      .union([z.enum(DRIVER_NAMES as readonly [string, ...string[]]), shares(DRIVER_NAMES)], {
        error: `expected one of ${DRIVER_NAMES.join(', ')}, or shares of them`,
      })
      .optional()
      .describe('profile of all drivers, or shares of the profiles; default: normal'),
    model: z.enum(FOLLOWING_NAMES).optional().describe('how they follow, see docs/traffic.md; default: idm'),
    bicycleWithin: z
      .number()
      .min(10)
      .max(500)
      .optional()
      .describe('vehicles so near the ego move as kinematic bicycles instead of on rails [m]; default: none'),
    kinds: z
      .strictObject(Object.fromEntries(KIND_NAMES.map((name) => [name, kind.optional()])))
      .optional()
      .describe('what is other than usual of a kind'),
    flows: z.array(flowSchema).max(50).optional().describe('vehicles that come at one place and leave at another'),
  })
  .refine(({ count, density }) => count === undefined || density === undefined, {
    path: ['density'],
    message: 'expected none beside a count; remove one of the two',
  });

export type TrafficFields = z.infer<typeof trafficSchema>;
