import { z } from 'zod';

/** Place on a lane: OpenDRIVE road id, lane id, and station along the lane in its direction of travel [m]. */
export const lanePlaceSchema = z.strictObject({
  road: z.string().min(1).describe('OpenDRIVE road id'),
  lane: z.int().describe('OpenDRIVE lane id: negative right, positive left of the reference line'),
  s: z.number().min(0).describe('distance from the start of the lane in its direction of travel [m]'),
});

export type LanePlace = z.infer<typeof lanePlaceSchema>;
