import { z } from 'zod';

/** Every scene of the suite has one of these: an ordinary situation, or one that calls for more than a gentle brake. */
export const SUITE_TAGS = ['@normal', '@emergency'] as const;

/** Words by which scenes are found and chosen, `--tag @cut-in`. */
export const tagsSchema = z
  .array(
    z
      .string()
      .max(40)
      .regex(/^@[a-z0-9]+(-[a-z0-9]+)*$/, 'expected "@" and a word of lower case letters and digits, such as "@cut-in"')
      .meta({ examples: [...SUITE_TAGS, '@cut-in', '@pedestrian'] }),
  )
  .max(20)
  .refine((tags) => new Set(tags).size === tags.length, 'expected each tag once')
  .default([])
  .describe('words by which scenes are found and chosen; scenes of the suite have "@normal" or "@emergency"');
