import { unmetNeeds } from '../plugin/unmet-needs.ts';
import { plannerNamed } from '../scenario/planners/planner-names.ts';
import { openPlanner, readPlannerFile } from './planner-host/planner-file.ts';
import type { PlannedRun } from './runs/planned-run.ts';
import { UsageError } from './usage-error.ts';

/** Drives whose scene has not what their planner's file needs are a usage error, which names all of them. */
export async function refuseUnmet(drives: readonly PlannedRun[]): Promise<void> {
  const lines = new Set<string>();
  const files = new Set(drives.map(({ identity }) => identity.planner).filter((name) => plannerNamed(name) === null));
  for (const file of files) {
    const opened = openPlanner(await readPlannerFile(file), file, 0);
    // One that cannot be loaded tells why in its runs.
    if ('failure' in opened) continue;
    opened.port.close();
    for (const { loaded, identity } of drives)
      if (identity.planner === file)
        for (const why of unmetNeeds(opened.description, loaded.rig.sensors)) lines.add(`${identity.scene}: ${why}`);
  }
  if (lines.size > 0) throw new UsageError([...lines].join('\n'));
}
