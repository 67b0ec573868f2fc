import type { Segmenter } from '../../perception/segmentation/segmenter.ts';
import { formatProblem } from '../../scenario/input-problem.ts';
import type { LoadedScene } from '../../scenario/load-scene.ts';
import { loadSceneRuns } from '../../scenario/load-scene-runs.ts';
import { MapShelf } from '../../scenario/map-shelf.ts';
import { faultResult, type RunResult } from '../../scenario/run-result.ts';
import { diskFiles } from '../disk-files.ts';
import { drive } from '../drive.ts';
import { Interruption } from '../interruption.ts';
import { splitSet } from '../parse-set.ts';
import { ExpertShelf } from './expert-shelf.ts';
import type { RunOrder, RunReport } from './process-messages.ts';

/**
 * What a process beside the command's own does: it is given runs one by one and reports each. Ctrl-C on a terminal reaches
 * it too; it leaves it to the command, which ends it.
 */
const maps = new MapShelf(diskFiles);
const interruption = new Interruption();
let network: Segmenter | null = null;
/** The scene of the run before: often the next one differs by its seed only. */
let last: { readonly key: string; readonly loaded: LoadedScene } | null = null;
const experts = new ExpertShelf();

const weights = process.argv[2];
process.on('disconnect', () => process.exit());
process.on('message', (order: RunOrder) => void obey(order));
await begin();

async function begin(): Promise<void> {
  try {
    // It brings the tensor library, which who sees by the truth needs not wait for.
    if (weights !== undefined) network = await (await import('../load-network.ts')).loadNetwork(weights);
    report({ kind: 'ready' });
  } catch (error) {
    report({ kind: 'unusable', message: (error as Error).message });
  }
}

async function obey(order: RunOrder): Promise<void> {
  const result = await resultOf(order).catch((error: unknown) =>
    faultResult(order.identity, { kind: 'simulator', message: String((error as Error).stack ?? error) }),
  );
  report({ kind: 'result', result });
}

async function resultOf({ identity, timeout, wallSeconds, wantsExpert }: RunOrder): Promise<RunResult> {
  const key = JSON.stringify([identity.scene, identity.sets]);
  if (last?.key !== key) {
    const { loaded, problems } = await loadSceneRuns(identity.scene, diskFiles, maps, identity.sets.map(splitSet));
    if (loaded.length !== 1) {
      const why =
        problems.length > 0 ? problems.map(formatProblem).join('\n') : `found ${loaded.length} runs, expected one`;
      return faultResult(identity, { kind: 'input', message: `the scene has changed since the start: ${why}` });
    }
    last = { key, loaded: loaded[0] };
  }
  const loaded = wantsExpert ? await experts.withExpert(last.loaded, identity.seed) : last.loaded;
  const limited = { ...loaded, scene: { ...loaded.scene, timeout } };
  return drive(limited, identity, network, { interruption, wallSeconds }, (progress) =>
    report({ kind: 'progress', progress }),
  );
}

function report(message: RunReport): void {
  process.send?.(message);
}
