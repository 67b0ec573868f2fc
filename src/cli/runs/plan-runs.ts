import { formatProblem } from '../../scenario/input-problem.ts';
import type { LoadedScene } from '../../scenario/load-scene.ts';
import { loadSceneRuns } from '../../scenario/load-scene-runs.ts';
import { MapShelf } from '../../scenario/map-shelf.ts';
import type { Perception } from '../../scenario/perception-choice.ts';
import { DEFAULT_PLANNER } from '../../scenario/planners/planner-names.ts';
import { type DriverName, identityOf, type PlannerSetup } from '../../scenario/run-result.ts';
import type { FieldValue } from '../../scenario/variations/set-field.ts';
import { varyBySeed } from '../../scenario/variations/vary-by-seed.ts';
import { diskFiles } from '../disk-files.ts';
import { splitSet } from '../parse-set.ts';
import type { FailedRun } from './last-failed.ts';
import type { PlannedRun } from './planned-run.ts';

/** What every run is to have instead of what its scene, or the run before, says. */
export interface PlanChoices {
  readonly seeds?: readonly number[];
  readonly perception?: Perception;
  readonly planner?: DriverName;
  readonly plannerSetup?: PlannerSetup;
  readonly sets: readonly FieldValue[];
  /** Greatest simulated time [s]. */
  readonly timeoutSim?: number;
  readonly repeatEach: number;
  /** Each seed is another variation of the scene (varyBySeed), not only other noise. */
  readonly vary?: boolean;
}

/** Of what varies, tried in turn where a scene varied further cannot be: somebody would start behind the end of a lane. */
const EXTENTS = [1, 0.5, 0.25, 0];

/** Every run of scene files in order: by file, variation and seed. Null after printing every problem of all files. */
export async function planRuns(files: readonly string[], choices: PlanChoices): Promise<PlannedRun[] | null> {
  const maps = new MapShelf(diskFiles);
  const loadings = await Promise.all(files.map((file) => loadSceneRuns(file, diskFiles, maps, choices.sets)));
  if (hasTold(loadings)) return null;
  const runs: PlannedRun[] = [];
  for (const asWritten of loadings.flatMap(({ loaded }) => loaded))
    for (const seed of choices.seeds ?? [asWritten.scene.seed]) {
      const loaded = choices.vary === true ? await varied(asWritten, seed, maps) : asWritten;
      const driver = { planner: choices.planner ?? DEFAULT_PLANNER, plannerSetup: choices.plannerSetup };
      runs.push(...planned(loaded, seed, choices.perception ?? loaded.scene.perception, driver, choices));
    }
  return runs;
}

/** The variation of a scene that belongs to a seed; what was set stays as it was set. */
async function varied(asWritten: LoadedScene, seed: number, maps: MapShelf): Promise<LoadedScene> {
  const { file, scene, sets } = asWritten;
  for (const extent of EXTENTS) {
    const fields = [...varyBySeed(scene, seed, extent), ...sets.map(splitSet)];
    const { loaded } = await loadSceneRuns(file, diskFiles, maps, fields);
    if (loaded.length === 1) return loaded[0];
  }
  return asWritten;
}

/** The runs that failed before, as they were but for what is chosen. Null after printing every problem of their files. */
export async function planAgain(failed: readonly FailedRun[], choices: PlanChoices): Promise<PlannedRun[] | null> {
  const maps = new MapShelf(diskFiles);
  const loadings = await Promise.all(
    failed.map(({ scene, sets }) => loadSceneRuns(scene, diskFiles, maps, [...sets.map(splitSet), ...choices.sets])),
  );
  if (hasTold(loadings)) return null;
  const runs = loadings.flatMap(({ loaded }, k) =>
    loaded.flatMap((one) =>
      (choices.seeds ?? [failed[k].seed]).flatMap((seed) =>
        planned(
          one,
          seed,
          choices.perception ?? failed[k].perception,
          choices.planner === undefined ? failed[k] : { planner: choices.planner, plannerSetup: choices.plannerSetup },
          choices,
        ),
      ),
    ),
  );
  return runs;
}

function planned(
  loaded: LoadedScene,
  seed: number,
  perception: Perception,
  { planner, plannerSetup }: { readonly planner: DriverName; readonly plannerSetup?: PlannerSetup | undefined },
  { timeoutSim = Number.POSITIVE_INFINITY, repeatEach }: PlanChoices,
): PlannedRun[] {
  const timeout = Math.min(loaded.scene.timeout, timeoutSim);
  const run = {
    loaded: { ...loaded, scene: { ...loaded.scene, timeout } },
    identity: identityOf(loaded, seed, perception, planner, plannerSetup),
  };
  return Array.from({ length: repeatEach }, () => run);
}

/** Prints every problem, each once; whether there was any. */
function hasTold(loadings: readonly { readonly problems: readonly Parameters<typeof formatProblem>[0][] }[]): boolean {
  const texts = new Set(loadings.flatMap(({ problems }) => problems.map(formatProblem)));
  for (const text of texts) process.stderr.write(`${text}\n`);
  return texts.size > 0;
}
