import { DEFAULT_PLANNER } from '../scenario/planners/planner-names.ts';
import type { RunIdentity } from '../scenario/run-result.ts';

/** What to type to have exactly this run again. */
export function rerunCommand({ scene, seed, perception, planner, plannerSetup, sets }: RunIdentity): string {
  const words = ['npx', 'skidpad', 'run', scene, '--seed', `${seed}`, '--perception', perception];
  if (planner !== DEFAULT_PLANNER) words.push('--planner', planner);
  for (const param of plannerSetup?.params ?? []) words.push('--planner-param', param);
  const { latency = 0, latencyFile = `${latency}` } = plannerSetup ?? {};
  if (latency !== 0) words.push('--planner-latency', latencyFile);
  for (const set of sets) words.push('--set', set);
  return words.map(quoted).join(' ');
}

/** A word as a shell takes it: in single quotes where it has more than letters, digits and what is harmless. */
function quoted(word: string): string {
  return /^[\w./@:=,+-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
