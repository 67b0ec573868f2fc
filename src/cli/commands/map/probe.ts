import { Command } from 'commander';
import { asStated, type LaneEnd, laneJoints } from '../../../map/lane-joints.ts';
import { LaneProbe, type ProbedPoint } from '../../../map/lane-probe.ts';
import type { OpenDriveDocument } from '../../../map/opendrive/document.ts';
import { readOpenDrive } from '../../../map/opendrive/read-open-drive.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { readMapText } from '../../read-map-text.ts';
import { writeOut } from '../../write-out.ts';
import { formatMapProblem } from './format-problem.ts';
import { oneLine } from './one-line.ts';

/** Output is handed on in pieces of about this size [characters]. */
const PIECE = 65_536;
/** Longer lines of input are no questions. */
const LONGEST_LINE = 1000;

export function mapProbeCommand(done: (code: ExitCode) => void): Command {
  return new Command('probe')
    .description('answer lines "road<TAB>lane<TAB>s" from stdin with the place of the lane\'s centre there')
    .argument('<file>', 'an OpenDRIVE file')
    .option('--graph', 'print every lane-to-lane successor instead')
    .action(async (file: string, { graph }: { graph?: boolean }) => done(await probeMap(file, graph === true)));
}

async function probeMap(file: string, graph: boolean): Promise<ExitCode> {
  const { document, problems } = readOpenDrive(await readMapText(file));
  if (document === null) {
    for (const problem of problems) {
      if (problem.severity === 'error') process.stderr.write(`${formatMapProblem(file, problem)}\n`);
    }
    return EXIT.usage;
  }
  if (graph) await writeGraph(asStated(document));
  else await answerLines(document);
  return EXIT.ok;
}

async function writeGraph(document: OpenDriveDocument): Promise<void> {
  const name = ({ road, section, lane }: LaneEnd) => {
    const { id, laneSections } = document.roads[road];
    return `${oneLine(id)}\t${laneSections[section].s}\t${lane}`;
  };
  let text = '';
  for (const { from, to } of laneJoints(document)) {
    text += `${name(from)}\t${name(to)}\n`;
    if (text.length < PIECE) continue;
    await writeOut(text);
    text = '';
  }
  await writeOut(text);
}

/** One line of answer for each line of stdin, in order, and never more than a piece of either in memory. */
async function answerLines(document: OpenDriveDocument): Promise<void> {
  const probe = new LaneProbe(document);
  const out: ProbedPoint = { x: 0, y: 0, z: 0, heading: 0, width: 0 };
  let rest = '';
  let answers = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin as AsyncIterable<string>) {
    const text = rest + chunk;
    let from = 0;
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      answers += answer(probe, text.slice(from, to), out);
      from = to + 1;
      if (answers.length < PIECE) continue;
      await writeOut(answers);
      answers = '';
    }
    // The beginning of an endless line tells all that is needed to refuse it.
    rest = text.slice(from, from + LONGEST_LINE + 1);
    if (answers === '') continue;
    await writeOut(answers);
    answers = '';
  }
  if (rest !== '') await writeOut(answer(probe, rest, out));
}

function answer(probe: LaneProbe, line: string, out: ProbedPoint): string {
  if (line.length > LONGEST_LINE)
    return `${line.slice(0, 20)}...\t\t\terror: a line of more than ${LONGEST_LINE} characters\n`;
  const cells = line.replace(/\r$/, '').split('\t');
  if (cells.length !== 3) {
    const [road, lane = '', s = ''] = cells;
    const found = `${cells.length} column${cells.length === 1 ? '' : 's'}`;
    return `${road}\t${lane}\t${s}\terror: found ${found}; expected road, lane and s between tabs\n`;
  }
  const [road, lane, s] = cells;
  const why = probe.at(road, asNumber(lane), asNumber(s), out);
  const question = `${road}\t${lane}\t${s}`;
  if (why !== null) return `${question}\terror: ${why}\n`;
  const place = `${out.x.toFixed(6)}\t${out.y.toFixed(6)}\t${out.z.toFixed(6)}`;
  return `${question}\t${place}\t${out.heading.toFixed(9)}\t${out.width.toFixed(6)}\n`;
}

/** Number('') is 0, which nobody meant. */
function asNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
