import { Command } from 'commander';
import pc from 'picocolors';
import { laneType } from '../../../map/lane-type.ts';
import type { OpenDriveDocument } from '../../../map/opendrive/document.ts';
import { type MapSummary, summariseMap } from '../../../map/summarise-map.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { countProblems, formatMapProblem, gravestFirst } from './format-problem.ts';
import { oneLine } from './one-line.ts';
import { readMap, readMapOrSay } from './read-map.ts';

/** Problems that the table names one by one; `map check` has the rest. */
const SHOWN_PROBLEMS = 5;

export function mapInfoCommand(done: (code: ExitCode) => void): Command {
  return new Command('info')
    .description('say what a map holds; exit 2 if it is unusable')
    .argument('<file>', 'an OpenDRIVE file')
    .option('--json', 'as JSON')
    .action(async (file: string, { json }: { json?: boolean }) => done(await mapInfo(file, json === true)));
}

async function mapInfo(file: string, json: boolean): Promise<ExitCode> {
  const { document, map, problems } = json ? await readMapOrSay(file) : await readMap(file);
  const summary = summariseMap(document, problems);
  if (json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else process.stdout.write(table(file, document, summary));
  if (map !== null) return EXIT.ok;
  for (const problem of problems) {
    if (problem.severity === 'error') process.stderr.write(`${formatMapProblem(file, problem)}\n`);
  }
  return EXIT.usage;
}

function table(file: string, document: OpenDriveDocument | null, summary: MapSummary): string {
  const rows: [string, string][] = [['file', file]];
  if (document !== null) {
    rows.push(['name', oneLine(document.name)], ['OpenDRIVE', oneLine(summary.version)]);
    rows.push(['roads', `${summary.roads}, ${summary.lengthKm.toFixed(3)} km`]);
    rows.push(['junctions', `${summary.junctions}`], ['lanes', `${summary.lanes}${laneTypes(document)}`]);
    rows.push(['signals', `${summary.signals}`], ['objects', `${summary.objects}`]);
    if (summary.bounds !== null) rows.push(['bounds', boundsInWords(summary.bounds)]);
  }
  rows.push(['problems', countProblems(summary.problems)]);
  const lines = rows.filter(([, value]) => value !== '').map(([name, value]) => `${pc.dim(name.padEnd(10))} ${value}`);
  const worst = gravestFirst(summary.problems).filter(({ severity }) => severity === 'warning');
  for (const problem of worst.slice(0, SHOWN_PROBLEMS)) lines.push(`  ${formatMapProblem(file, problem)}`);
  if (worst.length > SHOWN_PROBLEMS) lines.push(`  ... all of them: skidpad map check ${file}`);
  return `${lines.join('\n')}\n`;
}

/** " (driving 12, sidewalk 4)", the most frequent first. */
function laneTypes(document: OpenDriveDocument): string {
  const counts = new Map<string, number>();
  for (const road of document.roads) {
    for (const { left, right } of road.laneSections) {
      for (const { type } of [...left, ...right]) counts.set(laneType(type), (counts.get(laneType(type)) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.length === 0 ? '' : ` (${sorted.map(([type, count]) => `${type} ${count}`).join(', ')})`;
}

function boundsInWords([xMin, yMin, xMax, yMax]: readonly [number, number, number, number]): string {
  const range = (from: number, to: number) => `${from.toFixed(1)} to ${to.toFixed(1)}`;
  const size = `${(xMax - xMin).toFixed(0)} m x ${(yMax - yMin).toFixed(0)} m`;
  return `x ${range(xMin, xMax)}, y ${range(yMin, yMax)} (${size})`;
}
