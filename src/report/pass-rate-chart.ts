import type { RunResult } from '../scenario/run-result.ts';
import { type PassRate, passRate } from './pass-rate.ts';
import { shortName } from './pass-rate-table.ts';

/** Sizes [px]. */
const WIDTH = 760;
const LEFT = 250;
const RIGHT = 40;
const TOP = 46;
const LINE = 13;
const GAP = 12;

/** Colours that people who see no red or green can tell apart (Okabe and Ito 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#666666'];

/** Pass rates with their 95 % intervals, scene by scene and in all, a dot with whiskers for each driver, as SVG. */
export function passRateChart(results: readonly RunResult[]): string {
  const planners = [...new Set(results.map(({ planner }) => planner))];
  const scenes = [...new Set(results.map(({ scene }) => scene))].sort();
  const groups: [string, readonly RunResult[]][] = [
    ...scenes.map((scene): [string, readonly RunResult[]] => [
      shortName(scene),
      results.filter((run) => run.scene === scene),
    ]),
    ['all', results],
  ];
  const groupHeight = planners.length * LINE + GAP;
  const bottom = TOP + groups.length * groupHeight;
  const x = (share: number) => (LEFT + (WIDTH - LEFT - RIGHT) * share).toFixed(1);
  const whiskers = ({ passed, runs, low, high }: PassRate, y: number, colour: string, title: string) => {
    const ends = [low, high].map((end) => `M${x(end)} ${y - 3.5}v7`).join('');
    return `<g stroke="${colour}" fill="${colour}"><title>${escaped(title)}: ${passed} of ${runs}</title><path d="M${x(low)} ${y}H${x(high)}${ends}" stroke-width="1.5"/><circle cx="${x(passed / runs)}" cy="${y}" r="3.6" stroke="none"/></g>`;
  };
  const marks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line x1="${x(share)}" x2="${x(share)}" y1="${TOP - 8}" y2="${bottom}" stroke="#d7dee6"/><text x="${x(share)}" y="${bottom + 16}" text-anchor="middle">${100 * share} %</text>`,
  );
  const legend = planners.map(
    (planner, i) =>
      `<circle cx="${16 + 120 * i}" cy="16" r="4" fill="${colourOf(i)}"/><text x="${25 + 120 * i}" y="20">${escaped(shortName(planner))}</text>`,
  );
  const rows = groups.flatMap(([title, runs], k) => {
    const top = TOP + k * groupHeight;
    const label = `<text x="${LEFT - 14}" y="${top + (planners.length * LINE) / 2 + 4}" text-anchor="end"${title === 'all' ? ' font-weight="bold"' : ''}>${escaped(title)}</text>`;
    const dots = planners.flatMap((planner, i) => {
      const rate = passRate(runs.filter((run) => run.planner === planner));
      return rate.runs === 0 ? [] : [whiskers(rate, top + (i + 0.5) * LINE, colourOf(i), `${title}, ${planner}`)];
    });
    return [label, ...dots];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 26}" font-family="system-ui, sans-serif" font-size="12" fill="#1d2733" role="img" aria-label="pass rates with 95 % intervals">`,
    `<rect width="${WIDTH}" height="${bottom + 26}" fill="#fff"/>`,
    ...legend,
    ...marks,
    ...rows,
    '</svg>\n',
  ].join('\n');
}

function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
