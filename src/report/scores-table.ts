import type { RunResult } from '../scenario/run-result.ts';
import type { ScoreName } from '../scenario/scores/drive/score-table.ts';
import { passRate, rateText } from './pass-rate.ts';

/** A column: its title, and what it says of a driver's runs. */
interface Column {
  readonly title: string;
  readonly text: (runs: readonly RunResult[]) => string;
}

const isNormal = ({ tags }: RunResult) => tags.includes('@normal');

const COLUMNS: readonly Column[] = [
  { title: 'passed, 95 % interval', text: (runs) => rateText(passRate(runs)) },
  {
    title: 'required criteria kept',
    text: (runs) => {
      const judged = runs.flatMap(({ criteria }) => criteria).filter(({ required }) => required);
      return shareOf(
        judged.filter(({ result }) => result !== 'not-applicable'),
        ({ result }) => result === 'pass',
      );
    },
  },
  { title: 'nuPlan, `@normal`', text: (runs) => meanOf(runs.filter(isNormal), 'nuplan', 2) },
  { title: 'nuPlan, all', text: (runs) => meanOf(runs, 'nuplan', 2) },
  { title: 'CARLA 2.0', text: (runs) => meanOf(runs, 'carla20', 1) },
  { title: 'CARLA 2.1', text: (runs) => meanOf(runs, 'carla21', 1) },
  { title: 'PDMS', text: (runs) => meanOf(runs, 'pdms', 2) },
  { title: 'RSS', text: (runs) => meanOf(runs, 'rss', 2) },
  { title: 'with a collision', text: (runs) => `${failing(runs, 'collision').length}` },
  { title: 'by fault', text: faultsOf },
  { title: 'red light', text: (runs) => `${failing(runs, 'red light').length}` },
];

/**
 * Drivers compared over the same runs, as Markdown: a table with a row for each, and which scenes each fails. Means are over
 * the runs in which the score applies. Says nothing that is not the same each time.
 */
export function scoresTable(results: readonly RunResult[]): string {
  const planners = [...new Set(results.map(({ planner }) => planner))];
  const of = (planner: string) => results.filter((result) => result.planner === planner);
  const counts = planners.map((planner) => of(planner).length);
  const most = Math.max(0, ...counts);
  // Who interrupts it has fewer runs of the last drivers.
  const runs = counts.every((count) => count === most)
    ? `${most} runs for each driver`
    : `up to ${most} runs for a driver`;
  const normal = planners.length === 0 ? 0 : of(planners[0]).filter(isNormal).length;
  const head = ['driver', ...COLUMNS.map(({ title }) => title)];
  const rows = planners.map((planner) => [`\`${planner}\``, ...COLUMNS.map(({ text }) => text(of(planner)))]);
  const table = [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows];
  const perceptions = [...new Set(results.map(({ perception }) => perception))].join(' and ');
  return [
    `${runs}, ${normal} of them \`@normal\`; perception: ${perceptions}; ${seedsOf(results)}.`,
    '',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...planners.map((planner) => failuresOf(planner, of(planner))),
    '',
  ].join('\n');
}

function seedsOf(results: readonly RunResult[]): string {
  const seeds = [...new Set(results.map(({ seed }) => seed))].sort((a, b) => a - b);
  const ofScene = new Map<string, number>();
  for (const { scene, seed } of results) ofScene.set(`${scene} ${seed}`, seed);
  const scenes = new Set(results.map(({ scene }) => scene)).size;
  const isVaried = results.some(({ sets }) => sets.length > 0);
  if (ofScene.size === scenes && !isVaried) return "every scene with one seed, the scene's own";
  return `seeds ${rangesOf(seeds)}${isVaried ? ', each another variation of the scene' : ''}`;
}

/** Whole numbers in order as "1..50, 60". */
function rangesOf(seeds: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const seed of seeds) {
    const last = parts.at(-1);
    if (last !== undefined && seed === last[1] + 1) last[1] = seed;
    else parts.push([seed, seed]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}..${to}`)).join(', ');
}

function failuresOf(planner: string, runs: readonly RunResult[]): string {
  const failed = runs.filter(({ verdict }) => verdict !== 'pass');
  if (failed.length === 0) return `- \`${planner}\` fails none.`;
  // A list of what fails some of many seeds says little; the table by scenes says more.
  if (new Set(runs.map(({ scene }) => scene)).size < runs.length)
    return `- \`${planner}\` fails ${failed.length} of ${runs.length} runs, in ${new Set(failed.map(({ scene }) => scene)).size} of the scenes.`;
  if (failed.length > runs.length / 2) {
    const passed = runs.filter(({ verdict }) => verdict === 'pass');
    return `- \`${planner}\` passes ${passed.length === 0 ? 'none' : namesOf(passed)}.`;
  }
  return `- \`${planner}\` fails ${namesOf(failed)}.`;
}

/** Files without folder and ending, each once. */
function namesOf(runs: readonly RunResult[]): string {
  return [...new Set(runs.map(({ scene }) => scene.replace(/^.*\/|\.json$/g, '')))].join(', ');
}

function failing(runs: readonly RunResult[], criterion: string): readonly RunResult[] {
  return runs.filter(({ criteria }) => criteria.some(({ name, result }) => name === criterion && result === 'fail'));
}

/** Runs with a collision by fault; not known without nuPlan's parts, which need an expert. */
function faultsOf(runs: readonly RunResult[]): string {
  const isKnown = runs.some(({ scoreParts }) => scoreParts.nuplan !== undefined);
  return isKnown ? `${runs.filter(isAtFault).length}` : '–';
}

/** As nuPlan sees it: its multiplier of collisions is below 1. */
function isAtFault({ scoreParts }: RunResult): boolean {
  return scoreParts.nuplan?.some(({ name, value }) => name === 'noAtFaultCollisions' && value < 1) === true;
}

function shareOf<T>(all: readonly T[], holds: (one: T) => boolean): string {
  return all.length === 0 ? '–' : `${((100 * all.filter(holds).length) / all.length).toFixed(0)} %`;
}

function meanOf(runs: readonly RunResult[], score: ScoreName, digits: number): string {
  const values = runs.flatMap(({ scores }) => scores[score] ?? []);
  if (values.length === 0) return '–';
  return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(digits);
}

/** What a table in a page lies between: a page may have several, each with a name. */
function marksOf(section: string): readonly [string, string] {
  return [`<!-- ${section}: made by \`npx skidpad scores --write\`, not by hand -->`, `<!-- end of ${section} -->`];
}

/** A page with the table between the marks of its section anew; null where it has no such marks. */
export function withScores(page: string, table: string, section = 'scores'): string | null {
  const [begin, end] = marksOf(section);
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  return from < 0 || to < from ? null : `${page.slice(0, from)}${begin}\n\n${table}\n${page.slice(to)}`;
}
