import { Command, Option } from 'commander';
import pc from 'picocolors';
import type { Finding } from '../../plugin/check/finding.ts';
import { formatProblem } from '../../scenario/input-problem.ts';
import { loadSceneRuns } from '../../scenario/load-scene-runs.ts';
import { MapShelf } from '../../scenario/map-shelf.ts';
import { CHECK_SCENE } from '../asset-paths.ts';
import { diskFiles } from '../disk-files.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { parseCollected, parseLatency, parseSeconds } from '../parse-options.ts';
import { parseSeed } from '../parse-seeds.ts';
import { readPlannerFile } from '../planner-host/planner-file.ts';
import { plannerSetupOf } from '../planner-host/planner-setup-of.ts';
import { typeFindings } from '../planner-host/type-findings.ts';

interface CheckFlags {
  plannerParam?: string[];
  plannerLatency?: number | string;
  scene: string;
  seed: number;
  seconds: number;
  json?: boolean;
}

export function checkPlannerCommand(done: (code: ExitCode) => void): Command {
  return new Command('check-planner')
    .description("hold a planner's file against all that a run asks of it; exit 3 if anything fails")
    .argument('<file>', "a planner's file, or starter")
    .addOption(new Option('--planner-param <name=value>', 'as for run; several').argParser(parseCollected))
    .addOption(new Option('--planner-latency <ms>', 'as for run, or a file with several').argParser(parseLatency))
    .option('--scene <file>', 'what it drives while it is looked at', CHECK_SCENE)
    .addOption(new Option('--seconds <s>', 'for so long, simulated').argParser(parseSeconds).default(20))
    .addOption(new Option('--seed <n>', 'of the drive').argParser(parseSeed).default(1))
    .option('--json', 'findings as a JSON list')
    .action(async (file: string, flags: CheckFlags) => done(await check(file, flags)));
}

async function check(file: string, flags: CheckFlags): Promise<ExitCode> {
  const { plannerParam, plannerLatency, scene, seed, seconds, json } = flags;
  const text = await readPlannerFile(file);
  const setup = await plannerSetupOf(file, plannerParam ?? [], plannerLatency ?? 0);
  const sets = [
    { name: 'rig', text: 'planning' },
    { name: 'perception', text: 'oracle' },
  ];
  const maps = new MapShelf(diskFiles);
  const { loaded, problems } = await loadSceneRuns(scene, diskFiles, maps, sets);
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  if (loaded.length === 0) return EXIT.usage;
  // Loaded late: the simulator takes a second that help and error messages should not.
  const { checkPlanner } = await import('../planner-host/check-planner.ts');
  const { loaded: asWritten } = await loadSceneRuns(scene, diskFiles, maps, []);
  const { rig: ownRig } = asWritten[0] ?? loaded[0];
  const { params = [], latency = 0 } = setup ?? {};
  const made = checkPlanner({ text, file, params, latency, ownRig, scene: loaded[0], seconds, seed });
  // What does not parse has no types.
  const findings = made.length === 1 ? made : [made[0], ...typeFindings(file), ...made.slice(1)];
  process.stdout.write(json ? `${JSON.stringify(findings, null, 2)}\n` : verdict(file, findings));
  return findings.some(({ verdict }) => verdict === 'fail') ? EXIT.planner : EXIT.ok;
}

function verdict(file: string, findings: readonly Finding[]): string {
  const { green, red, yellow, dim, bold } = pc.createColors(process.stdout.isTTY && pc.isColorSupported);
  const marks = { ok: green('ok  '), warn: yellow('warn'), fail: red('FAIL') };
  const width = Math.max(...findings.map(({ check }) => check.length));
  const rows = findings.flatMap(({ check, verdict: found, text, line, mend }) => {
    const indent = ' '.repeat(width + 8);
    const where = line === undefined ? '' : `${file}:${line}: `;
    return [
      `${marks[found]}  ${check.padEnd(width)}  ${where}${text.replaceAll('\n', `\n${indent}`)}`,
      ...(mend === undefined || found === 'ok' ? [] : [`${indent}${dim(`mend: ${mend}`)}`]),
    ];
  });
  const count = (found: Finding['verdict']) => findings.filter((finding) => finding.verdict === found).length;
  const [fails, warns] = [count('fail'), count('warn')];
  const end = fails > 0 ? red(`${fails} to mend`) : green('ready to drive');
  return `${rows.join('\n')}\n\n${bold(file)}: ${end}${warns > 0 ? `, ${warns} to look at` : ''}\n`;
}
