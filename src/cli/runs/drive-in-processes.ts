import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Fault, faultResult } from '../../scenario/run-result.ts';
import { UsageError } from '../usage-error.ts';
import type { Driving } from './driving.ts';
import type { PlannedRun } from './planned-run.ts';
import type { RunOrder, RunReport } from './process-messages.ts';
import { weightOfRun } from './weight-of-run.ts';

/** How long a process has to say that a run took too long, before it is taken to hang [s]. */
const GRACE = 5;
const SCRIPT = fileURLToPath(new URL('drive-process.js', import.meta.url));

/**
 * Drives runs in processes beside this one, those that take longest first. A process that dies or hangs costs its run, and
 * a new one takes its place. All are gone when this returns.
 */
export async function driveInProcesses(runs: readonly PlannedRun[], count: number, driving: Driving): Promise<void> {
  const queue = runs.toSorted((a, b) => weightOfRun(b) - weightOfRun(a));
  const processes = new Set<ChildProcess>();
  const watch = setInterval(() => {
    if (driving.interruption.requested) for (const child of processes) child.kill('SIGKILL');
  }, 50);
  const isSeeing = runs.some(({ identity }) => identity.perception === 'cnn');
  let isOver = false;
  const take = () => (isOver || driving.interruption.requested ? undefined : queue.shift());

  /** One process after the other, until there is nothing left to do. */
  const work = async (): Promise<void> => {
    for (let run = take(); run !== undefined; ) run = await workInOne(run);
  };

  /** Gives a process runs until it dies or none is left; resolves to a run that another one is to go on with. */
  const workInOne = (first: PlannedRun) =>
    new Promise<PlannedRun | undefined>((resolve, reject) => {
      const child = fork(SCRIPT, isSeeing ? [driving.weights] : [], { serialization: 'advanced' });
      processes.add(child);
      let run: PlannedRun | undefined = first;
      let fault: Fault | null = null;
      let timer: NodeJS.Timeout | undefined;
      const give = (next: PlannedRun): void => {
        run = next;
        const { identity, loaded, wantsExpert = false } = next;
        const { wallSeconds } = driving;
        const order: RunOrder = { identity, timeout: loaded.scene.timeout, wallSeconds, wantsExpert };
        // Of one that has died meanwhile `exit` tells.
        child.send(order, () => undefined);
        if (wallSeconds === null) return;
        timer = setTimeout(
          () => {
            fault = {
              kind: 'planner',
              message: `hangs: no tick has ended ${GRACE} s after its ${wallSeconds} s of wall time`,
            };
            child.kill('SIGKILL');
          },
          (wallSeconds + GRACE) * 1000,
        );
      };
      child.on('message', (report: RunReport) => {
        if (report.kind === 'ready') give(first);
        if (report.kind === 'unusable') reject(new UsageError(report.message));
        if (run === undefined) return;
        if (report.kind === 'progress') driving.onProgress(run, report.progress);
        if (report.kind !== 'result') return;
        clearTimeout(timer);
        if (!driving.onResult(run, report.result)) isOver = true;
        run = take();
        if (run === undefined) child.disconnect();
        else give(run);
      });
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        clearTimeout(timer);
        processes.delete(child);
        if (run === undefined || driving.interruption.requested) return resolve(undefined);
        fault ??= {
          kind: 'simulator',
          message: `its process ended with ${signal === null ? `exit code ${code}` : `signal ${signal}`}; perhaps memory ran out: fewer --workers need less`,
        };
        if (!driving.onResult(run, faultResult(run.identity, fault))) isOver = true;
        resolve(take());
      });
    });

  try {
    await Promise.all(Array.from({ length: Math.min(count, runs.length) }, work));
  } finally {
    clearInterval(watch);
    for (const child of processes) child.kill('SIGKILL');
  }
}
