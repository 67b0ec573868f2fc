import { z } from 'zod';
import { actionSchema } from './action-schema.ts';
import { conditionSchema } from './condition-schema.ts';

/** When something is so, things happen. */
export const eventSchema = z.strictObject({
  name: z.string().min(1).max(200).describe('shown when it happens, and for other events to wait for'),
  when: conditionSchema,
  then: z.array(actionSchema).max(50).default([]).describe('in this order; none: only a mark in the result'),
  repeat: z
    .union([z.boolean(), z.int().min(1).max(10_000)], { error: 'expected true, false, or how many times' })
    .default(false)
    .describe('happens anew each time that the condition comes true, for ever or so many times in all'),
});

/** What happens in a scene beside traffic's own course, see docs/scenes.md. */
export const storyboardSchema = z.array(eventSchema).max(200).default([]);

export type StoryEvent = z.infer<typeof eventSchema>;
