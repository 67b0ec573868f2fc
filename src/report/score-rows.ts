import type { RunResult } from '../scenario/run-result.ts';
import { SCORE_NAMES, SCORES, type ScoreName } from '../scenario/scores/drive/score-table.ts';
import type { ScorePart } from '../scenario/scores/score.ts';

/** Scores that the list shows; results.json has them all. */
const SHOWN: readonly ScoreName[] = SCORE_NAMES.filter((name) => !/^commonroad(?!TR1|SM1)|^smarts$/.test(name));

/** Public scores in one line: `nuplan 0.73 · carla20 42.00 ...`; empty where none applies. */
export function scoresRow({ scores }: RunResult): string {
  return SHOWN.filter((name) => name in scores)
    .map((name) => `${name} ${numberText(scores[name])}`)
    .join(' · ');
}

/** Why nuPlan's and CARLA's score are what they are: the parts that cost something, `comfort 0 of 2`, `redLights x0.70`. */
export function whyRow({ scores, scoreParts }: RunResult): string {
  return (['nuplan', 'carla20'] as const)
    .map((name) => {
      const { best } = SCORES[name];
      if (!(name in scores) || scores[name] === best) return '';
      const costly = (scoreParts[name] ?? []).map(costOf).filter((text) => text !== '');
      return costly.length === 0 ? '' : `${name}: ${costly.join(', ')}`;
    })
    .filter((text) => text !== '')
    .join(' · ');
}

/** Why nuPlan's score is not there, which most want to know. */
export function leftOutRow({ scoresLeftOut }: RunResult): string {
  const { nuplan } = scoresLeftOut;
  return nuplan === undefined ? '' : `no nuplan, pdms: ${nuplan}`;
}

/** What a part takes away, in words; empty where it takes nothing. */
function costOf({ name, value, role, weight }: ScorePart): string {
  if (name === 'routeCompletion' && value < 100) return `route ${value.toFixed(1)} %`;
  if (role === 'fact' || value >= 1) return '';
  return role === 'multiplier' ? `${name} x${numberText(value)}` : `${name} ${numberText(weight * value)} of ${weight}`;
}

/** Two digits, none for 0; more where the number is small, so that it is not mistaken for 0. */
function numberText(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) < 0.01 ? value.toPrecision(1) : value.toFixed(2);
}
