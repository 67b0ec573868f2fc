import { z } from 'zod';

/** A place for a vehicle in a checked scene. */
export interface VehiclePlace {
  readonly road?: string | undefined;
  readonly lane?: number | undefined;
  readonly s?: number | undefined;
  readonly offset?: number | undefined;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly heading?: number | undefined;
}

/** A place for a vehicle: on a lane, beside its centre or askew if it is to, or by coordinates of the map. */
export const vehiclePlaceSchema = z
  .strictObject({
    road: z.string().min(1).optional().describe('OpenDRIVE road id'),
    lane: z.int().optional().describe('OpenDRIVE lane id: negative right, positive left of the reference line'),
    s: z.number().min(0).optional().describe('distance from the start of the lane in its direction of travel [m]'),
    offset: z.number().min(-50).max(50).optional().describe("from the lane's centre, left positive [m]"),
    x: z.number().optional().describe("middle of the vehicle, the map's east [m]"),
    y: z.number().optional().describe("the map's north [m]"),
    heading: z
      .number()
      .min(-360)
      .max(360)
      .optional()
      .describe("counter-clockwise from the lane's direction, or with x and y from east [degrees]"),
  })
  .refine(isLanePlace, { message: 'expected road, lane and s, or x, y and heading, and not both', when: isWellFormed });

/** Whether a place says more than a lane and a station: whoever is there follows no lane. */
export function isOffLane({ x, offset = 0, heading = 0 }: VehiclePlace): boolean {
  return x !== undefined || offset !== 0 || heading !== 0;
}

function isLanePlace({ road, lane, s, offset, x, y, heading }: VehiclePlace): boolean {
  const isOnLane = road !== undefined && lane !== undefined && s !== undefined;
  const isPoint = x !== undefined && y !== undefined && heading !== undefined;
  const hasLanePart = (road ?? lane ?? s ?? offset) !== undefined;
  const hasPoint = (x ?? y) !== undefined;
  return (isOnLane && !hasPoint) || (isPoint && !hasLanePart);
}

/** Whether nothing is wrong with the fields: then it is told which of them are wanted. */
function isWellFormed({ issues }: { readonly issues: readonly unknown[] }): boolean {
  return issues.length === 0;
}
