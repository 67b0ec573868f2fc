import type { z } from 'zod';

/** An object of optional fields of which just one is there: its key says what it is. */
export function exactlyOne<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape, z.core.$strict>) {
  return schema.refine((value) => Object.values(value).filter((field) => field !== undefined).length === 1, {
    // What is misspelt is told once.
    when: ({ issues }) => issues.length === 0,
    message: `Expected exactly one of ${Object.keys(schema.shape).join(', ')}`,
  });
}
