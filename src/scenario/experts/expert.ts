import { z } from 'zod';
import { hashOf } from '../../core/hash.ts';

/**
 * How far the expert got in a scene: the careful driver's run, recorded by `skidpad scene record` into
 * `experts/<name of the scene's file>` beside the scene. Progress is measured against it, as nuPlan does.
 */
export const expertSchema = z.strictObject({
  scene: z.string().min(1).describe("name of the scene's file"),
  hash: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe('of what the scene says (sceneHash): a scene that was changed since wants a new record'),
  planner: z.string().min(1).describe('who drove'),
  seed: z.int().min(0).describe('of the run that was recorded'),
  verdict: z.enum(['pass', 'fail']).describe('of that run'),
  seconds: z.number().min(0).describe('simulated time of that run [s]'),
  progress: z
    .array(z.number())
    .min(1)
    .describe('station along the route at 0, 1, 2 ... s [m], and after them at the end of the run'),
});

export type Expert = z.infer<typeof expertSchema>;

/** Fields of a scene that change nothing of the drive. */
const WORDS: readonly string[] = ['$schema', 'name', 'description', 'tags', 'criteria', 'variations'];

/** Hash of what a scene file says of the drive; its title, tags, criteria and the like don't count, nor does its layout. */
export function sceneHash(document: unknown): string {
  if (typeof document !== 'object' || document === null) return hashOf(document);
  return hashOf(Object.fromEntries(Object.entries(document).filter(([key]) => !WORDS.includes(key))));
}

/** Where the record of a scene is, relative to the scene. */
export function expertFile(sceneFile: string): string {
  return `experts/${sceneFile.split('/').at(-1)}`;
}

/** Station of the expert along the route at a time [m]: linear between the seconds, and where it stopped after its end. */
export function expertStation({ progress, seconds }: Pick<Expert, 'progress' | 'seconds'>, time: number): number {
  const end = progress.length - 1;
  if (!(time > 0)) return time <= 0 ? progress[0] : Number.NaN;
  if (time >= seconds || end === 0) return progress[end];
  const index = Math.min(end - 1, Math.floor(time));
  const next = index + 1 === end ? seconds : index + 1;
  const share = next > index ? (time - index) / (next - index) : 1;
  return progress[index] + Math.min(1, share) * (progress[index + 1] - progress[index]);
}

/** When the expert first was at a station [s]; Infinity where it never got there. */
export function expertTime({ progress, seconds }: Pick<Expert, 'progress' | 'seconds'>, station: number): number {
  const end = progress.length - 1;
  if (progress[0] >= station) return 0;
  for (let i = 1; i <= end; i++) {
    if (progress[i] < station) continue;
    const to = i === end ? seconds : i;
    return i - 1 + ((station - progress[i - 1]) / (progress[i] - progress[i - 1])) * (to - (i - 1));
  }
  return Number.POSITIVE_INFINITY;
}

/** Makes a record's progress out of stations that come evenly. */
export function progressOf(stations: ArrayLike<number>, step: number): Pick<Expert, 'progress' | 'seconds'> {
  const every = Math.round(1 / step);
  const last = stations.length - 1;
  const progress: number[] = [];
  let station = 0;
  for (let i = 0; i <= last; i++) {
    if (!Number.isNaN(stations[i])) station = stations[i];
    if (i % every === 0 || i === last) progress.push(Math.round(station * 1000) / 1000);
  }
  return { progress: progress.length > 0 ? progress : [0], seconds: Math.max(0, last) * step };
}
