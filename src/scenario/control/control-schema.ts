import { z } from 'zod';
import { type ControlSetting, GAINS, type Gain, type GainGroup, LATERAL_NAMES } from '../../control/control-gains.ts';

/** Gains of a group, each within its bounds, none of them needed. */
function gains(group: GainGroup) {
  const fields = Object.entries<Gain>(GAINS[group]).map(([name, { value, min, max, words }]) => [
    name,
    z.number().min(min).max(max).optional().describe(`${words}; default: ${value}`),
  ]);
  return z.strictObject(Object.fromEntries(fields) as Record<string, z.ZodOptional<z.ZodNumber>>).optional();
}

/** How the car follows a plan; also what a gains file is, `skidpad run --control FILE`. */
export const controlSchema: z.ZodType<ControlSetting> = z.strictObject({
  lateral: z.enum(LATERAL_NAMES).optional().describe(`law of steering; default: ${LATERAL_NAMES[0]}`),
  pid: gains('pid').describe('gains of the PID law of steering'),
  stanley: gains('stanley').describe("gains of Stanley's law of steering"),
  'pure-pursuit': gains('pure-pursuit').describe('gains of pure pursuit'),
  lqr: gains('lqr').describe('weights of the linear quadratic regulator of steering'),
  speed: gains('speed').describe('gains of the pedals'),
});
