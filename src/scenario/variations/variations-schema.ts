import { z } from 'zod';

/** Most runs that one scene file may ask for; more are taken for a slip of the finger. */
export const MOST_RUNS = 10_000;

/** Between what a field lies. */
export const rangeSchema = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low <= high, 'expected the lower number first');

/** What makes many runs of one scene file. Fields are written as paths: "ego.speed", "actors.Intruder.speed". */
export const variationsSchema = z
  .strictObject({
    grid: z
      .record(z.string(), z.array(z.unknown()).min(1))
      .refine((fields) => Object.keys(fields).length > 0, 'expected at least one field, such as "ego.speed": [5, 10]')
      .optional()
      .describe('values of fields, each with each: "ego.speed": [5, 10, 15]'),
    ranges: z
      .record(z.string(), rangeSchema)
      .refine((fields) => Object.keys(fields).length > 0, 'expected at least one field, such as "ego.speed": [5, 15]')
      .optional()
      .describe('ranges of fields, drawn from evenly by the seed of the scene: "ego.speed": [5, 15]'),
    samples: z.int().min(1).max(MOST_RUNS).optional().describe('draws from the ranges'),
  })
  .refine(({ ranges, samples }) => ranges === undefined || samples !== undefined, {
    path: ['samples'],
    message: 'expected a number of draws from the ranges; add one, such as 10',
  })
  .refine(({ ranges, samples }) => ranges !== undefined || samples === undefined, {
    path: ['samples'],
    message: 'expected none without ranges; remove it, or add "ranges"',
  })
  .refine(({ grid, ranges }) => grid !== undefined || ranges !== undefined, {
    message: 'expected "grid" or "ranges"; add one, or remove variations',
  });

export type Variations = z.infer<typeof variationsSchema>;
