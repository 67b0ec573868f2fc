import type { LoadedScene } from '../../scenario/load-scene.ts';
import type { RunIdentity } from '../../scenario/run-result.ts';

/** One drive that is to be done. */
export interface PlannedRun {
  readonly loaded: LoadedScene;
  readonly identity: RunIdentity;
  /** Its careful driver is driven first, if the scene as it is has no expert, so that nuPlan's score applies. */
  readonly wantsExpert?: boolean;
}
