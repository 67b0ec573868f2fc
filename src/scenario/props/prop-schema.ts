import { z } from 'zod';
import { vehiclePlaceSchema } from '../actors/vehicle-place.ts';
import { PROP_NAMES } from './prop-kinds.ts';

/** Most things of one entry. */
const MOST = 500;

/** Where a row ends: on the same lane, or by coordinates of the map. */
const rowEnd = z
  .strictObject({
    s: z.number().min(0).optional().describe('on the lane of the start [m]; default: that of the start'),
    offset: z.number().min(-50).max(50).optional().describe('[m]; default: that of the start'),
    x: z.number().optional().describe('[m]'),
    y: z.number().optional().describe('[m]'),
  })
  .refine(({ s, offset, x, y }) => ((s ?? offset) !== undefined) !== (x !== undefined && y !== undefined), {
    message: 'expected s or offset, or x and y',
  });

const size = z.number().min(0.05).max(50);

/** Things that stand about: one, or a row of them. */
export const propSchema = z
  .strictObject({
    kind: z.enum(PROP_NAMES),
    start: vehiclePlaceSchema,
    to: rowEnd.optional().describe('a row of them up to there; along the lane, from offset to offset'),
    spacing: z.number().min(0.05).max(500).optional().describe('of a row [m]; default: 3, or their length'),
    length: size.optional().describe('along their heading [m]; default: as usual'),
    width: size.optional().describe('[m]'),
    height: size.max(20).optional().describe('[m]'),
  })
  .refine(({ to, spacing }) => to !== undefined || spacing === undefined, {
    path: ['spacing'],
    message: 'expected none of a single one; remove it, or say where the row ends ("to")',
  });

export const propsSchema = z
  .array(propSchema)
  .max(MOST)
  .default([])
  .describe('things that stand about: cones, barriers, boxes');

export type Prop = z.infer<typeof propSchema>;
