import { faultResult } from '../../scenario/run-result.ts';
import { drive } from '../drive.ts';
import type { Driving } from './driving.ts';
import { ExpertShelf } from './expert-shelf.ts';
import type { PlannedRun } from './planned-run.ts';

/** Drives one run after the other in this process. */
export async function driveInTurn(runs: readonly PlannedRun[], driving: Driving): Promise<void> {
  const { interruption, wallSeconds, onProgress, onResult } = driving;
  const isSeeing = runs.some(({ identity }) => identity.perception === 'cnn');
  // It brings the tensor library, which who sees by the truth needs not wait for.
  const network = isSeeing ? await (await import('../load-network.ts')).loadNetwork(driving.weights) : null;
  const experts = new ExpertShelf();
  for (const run of runs) {
    if (interruption.requested) return;
    const { identity } = run;
    const loaded = run.wantsExpert === true ? await experts.withExpert(run.loaded, identity.seed) : run.loaded;
    const result = await drive(loaded, identity, network, { interruption, wallSeconds }, (progress) =>
      onProgress(run, progress),
    ).catch((error: unknown) =>
      faultResult(identity, { kind: 'simulator', message: String((error as Error).stack ?? error) }),
    );
    if (interruption.requested || !onResult(run, result)) return;
  }
}
