import { latencyTicks } from '../../plugin/latency-ticks.ts';
import { lineOfPlan } from '../../plugin/line-of-plan.ts';
import { plannerFault } from '../../plugin/planner-fault.ts';
import { PluginPlanner } from '../../plugin/plugin-planner.ts';
import type { ForeignDriver } from '../../scenario/planners/foreign-driver.ts';
import type { PlannerSetting } from '../../scenario/planners/make-planner.ts';
import type { Fault, PlannerSetup, RunIdentity } from '../../scenario/run-result.ts';
import { missionOfScene } from '../../scenario/way/mission-of-scene.ts';
import { openPlanner, paramValues, readPlannerFile } from './planner-file.ts';
import type { PlanTimes } from './worker-port.ts';

/** A planner's file as the driver of one run. */
export interface OpenedDriver {
  readonly driver: (setting: PlannerSetting) => ForeignDriver;
  readonly times: () => PlanTimes;
  readonly close: () => void;
}

/** Opens the file that drives a run, in a realm that no other run has touched. */
export async function openDriver({
  planner: file,
  plannerSetup,
  seed,
}: RunIdentity): Promise<OpenedDriver | { readonly fault: Fault }> {
  return driverOf(await readPlannerFile(file), file, seed, plannerSetup);
}

/**
 * The same of a planner's text.
 * @param patience wall time that an answer may take [s]
 */
export function driverOf(
  text: string,
  file: string,
  seed: number,
  plannerSetup?: PlannerSetup,
  patience?: number,
): OpenedDriver | { readonly fault: Fault } {
  const opened = openPlanner(text, file, seed, patience);
  if ('failure' in opened) return { fault: plannerFault(opened.failure, file, 0, null) };
  const { port, description } = opened;
  const planLine = lineOfPlan(text);
  const { params = [], latency = 0 } = plannerSetup ?? {};
  const values = paramValues(description, params);
  let driving: PluginPlanner | null = null;
  return {
    driver: ({ loaded }) => {
      const { map, vehicle, goal, goalPose } = loaded;
      const mission = missionOfScene(loaded);
      const known = { map, vehicle, goal, mission, goalPose, file, planLine, description, params: values };
      const module = new PluginPlanner({ ...known, port, latencies: latencyTicks(latency) });
      driving = module;
      return { module, fault: () => module.fault, notes: () => module.notes };
    },
    times: () => port.times,
    close: () => {
      // The run is over and judged: what goes wrong now is for check-planner to tell.
      driving?.end();
      port.close();
    },
  };
}
