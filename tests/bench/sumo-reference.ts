import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian and pip put what comes with SUMO. */
const HOMES = [process.env.SUMO_HOME, '/usr/share/sumo', '/usr/local/share/sumo'];
const STEP = 0.1;
/** A departure each so often [s] until there are enough, and simulated time [s]. */
const PERIOD = 0.15;
const END = 400;

/** What SUMO makes of a map. */
export interface SumoFigure {
  readonly version: string;
  /** Vehicles times steps, by its own log, over the processor time of the whole run [1/s]. */
  readonly updatesPerSecond: number;
  /** How many were on the road at the end. */
  readonly running: number;
}

/**
 * SUMO on the same map at 0.1 s steps, with random trips that keep `count` vehicles on it from some time on; null where
 * `sumo` or its tools are not installed. Its updates are counted as it counts them: its UPS times its duration.
 */
export function sumoFigure(xodr: string, count: number): SumoFigure | null {
  const home = HOMES.find((folder) => folder !== undefined && existsSync(join(folder, 'tools/randomTrips.py')));
  if (home === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'sumo-'));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, {
      cwd: folder,
      env: { ...process.env, SUMO_HOME: home },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  try {
    const version = run('sumo', '--version').match(/[Vv]ersion ([\d.]+)/)?.[1] ?? '?';
    writeFileSync(join(folder, 'map.xodr'), xodr);
    run('netconvert', '--opendrive', 'map.xodr', '-o', 'net.xml');
    const trips = ['-n', 'net.xml', '-o', 'trips.xml', '-r', 'routes.xml', '-e', `${END}`, '-p', `${PERIOD}`];
    run('python3', join(home, 'tools/randomTrips.py'), ...trips, '--validate', '--seed', '1');
    const options = `--step-length ${STEP} --max-num-vehicles ${count} --end ${END} --time-to-teleport -1`;
    const quiet = '--duration-log.statistics --no-step-log --no-warnings';
    // `times` tells the processor time of the shell, then that of what it ran.
    const log = run('sh', '-c', `sumo -n net.xml -r routes.xml ${options} ${quiet} && times`);
    const number = (pattern: RegExp) => Number(log.match(pattern)?.[1]);
    const [minutes, seconds] = log.trim().split('\n').at(-1)?.split(/[ms]/).map(Number) ?? [];
    const updates = number(/UPS: ([\d.]+)/) * number(/Duration: ([\d.]+)/);
    return {
      version,
      updatesPerSecond: updates / (60 * minutes + seconds),
      running: number(/Running: (\d+)/),
    };
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
