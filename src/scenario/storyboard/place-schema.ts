import { z } from 'zod';

/** A place of the storyboard: by coordinates of the map, or on a lane. */
export const storyPlaceSchema = z
  .strictObject({
    x: z.number().optional().describe('map frame [m]'),
    y: z.number().optional().describe('map frame [m]'),
    road: z.string().min(1).optional().describe('OpenDRIVE road id'),
    lane: z.int().optional().describe('OpenDRIVE lane id'),
    s: z.number().min(0).optional().describe('distance from the start of the lane in its direction of travel [m]'),
    offset: z.number().min(-50).max(50).optional().describe("from the lane's centre, left positive [m]"),
  })
  .refine(isOnePlace, { message: 'expected either x and y, or road, lane and s' });

/** A place to drive to, and the speed there. */
export const pathPointSchema = z
  .strictObject({
    ...storyPlaceSchema.shape,
    speed: z.number().min(0).max(60).optional().describe("[m/s]; default: the path's"),
  })
  .refine(isOnePlace, { message: 'expected either x and y, or road, lane and s' });

export type StoryPlace = z.infer<typeof storyPlaceSchema>;
export type PathPoint = z.infer<typeof pathPointSchema>;

type Fields = Readonly<Record<'x' | 'y' | 'lane' | 's' | 'offset', number | undefined> & { road: string | undefined }>;

function isOnePlace({ x, y, road, lane, s, offset }: Partial<Fields>): boolean {
  const isPoint = x !== undefined && y !== undefined;
  const isOnLane = road !== undefined && lane !== undefined && s !== undefined;
  const hasOther = isPoint ? (road ?? lane ?? s ?? offset) !== undefined : (x ?? y) !== undefined;
  return isPoint !== isOnLane && !hasOther;
}
