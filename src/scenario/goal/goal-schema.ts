import { z } from 'zod';
import { lanePlaceSchema } from '../lane-place-schema.ts';

/** How exactly a pose is to be taken. */
const precisionFields = {
  within: z.number().min(0.05).max(5).default(0.5).describe('farthest that the rear axle may be from its place [m]'),
  angle: z.number().min(1).max(45).default(8).describe('most that it may be turned [degrees]'),
};

/** How the car is to stand: middle of the vehicle, map frame. */
const poseSchema = z.strictObject({
  x: z.number().describe("middle of the vehicle, the map's east [m]"),
  y: z.number().describe("the map's north [m]"),
  heading: z.number().min(-360).max(360).describe('counter-clockwise from east [degrees]'),
  ...precisionFields,
});

const parkingSchema = z.strictObject({
  parking: z.string().min(1).describe('OpenDRIVE id of a parking space'),
  nose: z
    .enum(['in', 'out'])
    .default('in')
    .describe('whether its front is towards the end of the bay or the lane; at a kerb it stands with the traffic'),
  ...precisionFields,
});

/** Where the ego is to get to: a place on a lane, a pose beside the lanes, or a parking space. */
export const goalSchema = z.union([lanePlaceSchema, poseSchema, parkingSchema], {
  error: 'expected road, lane and s; x, y and heading; or a parking space',
});

export type GoalFields = z.infer<typeof goalSchema>;
