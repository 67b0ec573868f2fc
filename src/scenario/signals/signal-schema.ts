import { z } from 'zod';

const seconds = (most: number) => z.number().min(0).max(most);

/** Who has green together. */
const groups = z.array(z.string().min(1)).min(1).describe("ids of the map's signal groups that are green together");
const change = {
  amber: z.number().min(1).max(10).optional().describe('[s]; by default what the speed limit asks for'),
  allRed: seconds(30).optional().describe('after it [s]; by default what the conflicts ask for'),
  permissive: z.boolean().default(false).describe('turns across oncoming traffic are green with it, and give way'),
};

export const planSchema = z.strictObject({
  cycle: z
    .number()
    .positive()
    .max(600)
    .optional()
    .describe('[s]; what the phases leave of it lengthens the last green'),
  offset: z.number().min(-600).max(600).default(0).describe('when the first phase begins [s]'),
  phases: z.array(z.strictObject({ groups, green: z.number().min(1).max(300).describe('[s]'), ...change })).min(1),
});

export const actuatedSchema = z.strictObject({
  minGreen: z.number().min(1).max(120).default(5).describe('[s]'),
  extension: z.number().min(0.5).max(30).default(3).describe('a green ends when nobody comes for so long [s]'),
  maxGreen: z.number().min(1).max(300).default(30).describe('or when others have waited for so long [s]'),
  distance: z.number().min(2).max(200).default(40).describe('vehicles so far before the stop line are seen [m]'),
  phases: z
    .array(z.strictObject({ groups, ...change }))
    .min(1)
    .optional()
    .describe('by default from the conflicts'),
});

/** One junction's lights. */
export const junctionSignalsSchema = z.strictObject({
  junction: z.string().min(1).describe('OpenDRIVE junction id'),
  plan: planSchema.optional().describe('fixed-time control'),
  actuated: actuatedSchema.optional().describe('control by those who come'),
  failure: z.enum(['flashing-amber', 'dark']).optional(),
  from: z.number().min(0).max(3600).optional().describe('time from which on the lights fail [s]'),
});

export const signalsSchema = z.array(junctionSignalsSchema).default([]);

export type JunctionSignals = z.infer<typeof junctionSignalsSchema>;
