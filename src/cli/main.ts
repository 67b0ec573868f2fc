import { Command, CommanderError } from 'commander';
import { benchCommand } from './commands/bench.ts';
import { cameraCommand } from './commands/camera.ts';
import { checkPlannerCommand } from './commands/check-planner.ts';
import { datasetCommand } from './commands/dataset.ts';
import { evalCommand } from './commands/eval.ts';
import { mapCommand } from './commands/map.ts';
import { newPlannerCommand } from './commands/new-planner.ts';
import { routeCommand } from './commands/route.ts';
import { runCommand } from './commands/run.ts';
import { sceneCommand } from './commands/scene.ts';
import { scoresCommand } from './commands/scores.ts';
import { sensorsCommand } from './commands/sensors.ts';
import { trafficCommand } from './commands/traffic.ts';
import { trainCommand } from './commands/train.ts';
import { tuneCommand } from './commands/tune.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { UsageError } from './usage-error.ts';
import { TOOL, VERSION } from './version.ts';

/** Runs one command line (without node and script) and returns its exit code. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const done = (result: ExitCode) => {
    code = result;
  };
  const program = new Command('skidpad')
    .description('Autonomous-driving simulator: camera to CNN to A* to PID, the same bits everywhere')
    .version(`${TOOL}`, '-V, --version')
    .exitOverride()
    .showHelpAfterError()
    .showSuggestionAfterError();
  for (const make of [
    runCommand,
    newPlannerCommand,
    checkPlannerCommand,
    scoresCommand,
    sceneCommand,
    mapCommand,
    routeCommand,
    trafficCommand,
    sensorsCommand,
    cameraCommand,
    datasetCommand,
    trainCommand,
    evalCommand,
    benchCommand,
    tuneCommand,
  ]) {
    program.addCommand(make(done));
  }
  exitOverrideAll(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n`);
      return EXIT.usage;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`skidpad ${VERSION}: this is a fault of the simulator, please report it:\n${text}\n`);
    return EXIT.simulator;
  }
}

/** Sub-commands do not inherit exitOverride once they are added. */
function exitOverrideAll(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) exitOverrideAll(child);
}
