import { Command, CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit-code.ts';
import { UsageError } from './usage-error.ts';
import { TOOL, VERSION } from './version.ts';

type MakeCommand = (done: (code: ExitCode) => void) => Command;

/** Loaded when they are called: what all of them need together takes the better part of a second to start. In the order of the help. */
const COMMANDS: Readonly<Record<string, () => Promise<MakeCommand>>> = {
  run: async () => (await import('./commands/run.ts')).runCommand,
  'new-planner': async () => (await import('./commands/new-planner.ts')).newPlannerCommand,
  'check-planner': async () => (await import('./commands/check-planner.ts')).checkPlannerCommand,
  scores: async () => (await import('./commands/scores.ts')).scoresCommand,
  scene: async () => (await import('./commands/scene.ts')).sceneCommand,
  map: async () => (await import('./commands/map.ts')).mapCommand,
  route: async () => (await import('./commands/route.ts')).routeCommand,
  traffic: async () => (await import('./commands/traffic.ts')).trafficCommand,
  sensors: async () => (await import('./commands/sensors.ts')).sensorsCommand,
  camera: async () => (await import('./commands/camera.ts')).cameraCommand,
  dataset: async () => (await import('./commands/dataset.ts')).datasetCommand,
  train: async () => (await import('./commands/train.ts')).trainCommand,
  eval: async () => (await import('./commands/eval.ts')).evalCommand,
  bench: async () => (await import('./commands/bench.ts')).benchCommand,
  tune: async () => (await import('./commands/tune.ts')).tuneCommand,
};

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
  const named = Object.entries(COMMANDS).find(([name]) => name === args[0]);
  const loads = named === undefined ? Object.values(COMMANDS) : [named[1]];
  for (const make of await Promise.all(loads.map((load) => load()))) program.addCommand(make(done));
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
