import { z } from 'zod';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import { LIDAR_DEVICES, type LidarDeviceName } from '../../sensors/lidar/lidar-devices.ts';
import { RETURN_MODES } from '../../sensors/lidar/lidar-parameters.ts';
import { nameSchema, sensorFields } from './sensor-fields.ts';

const DEVICES = Object.keys(LIDAR_DEVICES) as [LidarDeviceName, ...LidarDeviceName[]];

/** How often a mirror or a head turns [Hz]. */
const RATES = [5, 10, 20];

/** Most beams of a scan. */
const MOST_BEAMS = 1_000_000;

const share = z.number().min(0).max(1);

/** A lidar; what is left out is as its device has it. It usually stands on the roof. */
export const lidarSchema = z
  .strictObject({
    kind: z.literal('lidar'),
    name: nameSchema,
    ...sensorFields({ rate: 10, mount: { x: 1.3, z: 1.9 } }),
    device: z.enum(DEVICES).default('hdl-64e'),
    elevations: z
      .array(z.number().min(-85).max(85))
      .min(1)
      .max(256)
      .optional()
      .describe('of each channel, the lowest first [degrees]'),
    columns: z.int().min(8).max(10_000).optional().describe('azimuths of a scan'),
    field: z.number().min(1).max(360).optional().describe('around straight ahead [degrees]'),
    minRange: z.number().min(0).max(50).optional().describe('[m]'),
    range: z.number().min(1).max(500).optional().describe('[m]'),
    rangeNoise: z.number().min(0).max(5).optional().describe('standard deviation [m]'),
    resolution: z.number().min(0).max(1).optional().describe('step that ranges are told in [m]'),
    divergence: z
      .tuple([z.number().min(0).max(50), z.number().min(0).max(50)])
      .optional()
      .describe('full, across and up [mrad]'),
    tenthRange: z.number().min(1).max(1000).nullable().optional().describe('at which 10 % is seen [m]; null: all is'),
    materials: z.boolean().optional().describe('whether materials and incidence count'),
    attenuation: z.number().min(0).max(1).optional().describe('of intensity [1/m]'),
    dropoff: z
      .strictObject({
        general: share.default(0).describe('share of all points'),
        intensityLimit: share.gt(0).default(1).describe('none is left out from here on'),
        zeroIntensity: share.default(0).describe('share of points of no intensity'),
      })
      .optional(),
    weather: z.boolean().optional().describe('whether fog, rain and snow count'),
    motionDistortion: z.boolean().optional().describe('whether points stay where the moving sensor saw them'),
    returns: z.enum(RETURN_MODES).default('strongest'),
  })
  .superRefine(({ device, rate, elevations, ...given }, context) => {
    const usual = LIDAR_DEVICES[device];
    const problem = (path: string | (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: [path].flat(), message });
    if (!RATES.includes(rate) && TICKS_PER_SECOND % rate === 0)
      problem('rate', `expected one of ${RATES.join(', ')}, turns a second`);
    const disorder = elevations?.findIndex((angle, i) => i > 0 && angle <= elevations[i - 1]) ?? -1;
    if (elevations !== undefined && disorder > 0)
      problem(['elevations', disorder], `expected more than ${elevations[disorder - 1]}: channels from the lowest up`);
    const minRange = given.minRange ?? usual.minRange;
    const range = given.range ?? usual.range;
    if (minRange >= range) {
      if (given.range !== undefined) problem('range', `expected more than the nearest distance of ${minRange} m`);
      else problem('minRange', `expected less than the farthest distance of ${range} m`);
    }
    const channels = (elevations ?? usual.elevations).length;
    if (channels * (given.columns ?? usual.columnsAt(rate)) > MOST_BEAMS)
      problem('columns', `expected at most ${Math.floor(MOST_BEAMS / channels)} with ${channels} channels`);
  });

export type LidarFields = z.infer<typeof lidarSchema>;
