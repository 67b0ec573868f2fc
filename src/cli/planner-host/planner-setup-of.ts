import { TICK_SECONDS } from '../../core/tick.ts';
import { plannerNamed } from '../../scenario/planners/planner-names.ts';
import type { DriverName, PlannerSetup } from '../../scenario/run-result.ts';
import { UsageError } from '../usage-error.ts';
import { openPlanner, paramValues, readPlannerFile } from './planner-file.ts';

/** A plan is followed for so long [ms]: a new one has to be there by then. */
const PLAN_LIFE = 500;

/**
 * How the planner on the command line is set up, once all that is said of it holds: undefined for one that comes with the
 * simulator. A planner that cannot be loaded is let through: its runs tell why.
 */
export async function plannerSetupOf(
  planner: DriverName | undefined,
  params: readonly string[],
  latency: number,
): Promise<PlannerSetup | undefined> {
  if (planner === undefined || plannerNamed(planner) !== null) {
    if (params.length === 0 && latency === 0) return undefined;
    throw new UsageError(
      '--planner-param and --planner-latency are for a planner that is a file; see docs/planners.md',
    );
  }
  const tick = TICK_SECONDS * 1000;
  if (latency % tick !== 0)
    throw new UsageError(`--planner-latency: found ${latency} ms, expected whole ticks of ${tick} ms`);
  const opened = openPlanner(await readPlannerFile(planner), planner, 0);
  if ('failure' in opened) return { params, latency };
  opened.port.close();
  paramValues(opened.description, params);
  const period = 1000 / opened.description.rateHz;
  if (latency + period > PLAN_LIFE)
    throw new UsageError(
      `--planner-latency: found ${latency} ms with a plan every ${period} ms, expected at most ${PLAN_LIFE - period} ms: a plan is followed for ${PLAN_LIFE} ms`,
    );
  return { params, latency };
}
