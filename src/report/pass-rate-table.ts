import type { RunResult } from '../scenario/run-result.ts';
import { passRate, rateText } from './pass-rate.ts';

/** Pass rates scene by scene as Markdown, with 95 % intervals (Wilson 1927); empty where each scene was driven once. */
export function passRateTable(results: readonly RunResult[]): string {
  const planners = [...new Set(results.map(({ planner }) => planner))];
  const scenes = [...new Set(results.map(({ scene }) => scene))].sort();
  const runsOf = (planner: string, scene?: string) =>
    results.filter((run) => run.planner === planner && (scene === undefined || run.scene === scene));
  if (results.length <= planners.length * scenes.length) return '';
  const rowOf = (title: string, scene?: string) => [
    title,
    ...planners.map((planner) => rateText(passRate(runsOf(planner, scene)))),
  ];
  const rows = [
    ['scene', ...planners.map((planner) => `\`${planner}\``)],
    ['---', ...planners.map(() => '---:')],
    ...scenes.map((scene) => rowOf(shortName(scene), scene)),
    rowOf('all'),
  ];
  return `${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

/** A scene's file without folder and ending. */
export function shortName(scene: string): string {
  return scene.replace(/^.*\/|\.json$/g, '');
}
