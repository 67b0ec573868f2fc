import { lateness, TICK_MS } from '../../plugin/lateness.ts';
import { formatProblem } from '../../scenario/input-problem.ts';
import { MOST_TOLD } from '../../scenario/planners/parse-latencies.ts';
import { plannerNamed } from '../../scenario/planners/planner-names.ts';
import type { DriverName, PlannerSetup } from '../../scenario/run-result.ts';
import { UsageError } from '../usage-error.ts';
import { openPlanner, paramValues, readPlannerFile } from './planner-file.ts';
import { readLatencies } from './read-latencies.ts';

/**
 * How the planner on the command line is set up, once all that is said of it holds: undefined for one that comes with the
 * simulator. A planner that cannot be loaded is let through: its runs tell why.
 */
export async function plannerSetupOf(
  planner: DriverName | undefined,
  params: readonly string[],
  asked: number | string,
): Promise<PlannerSetup | undefined> {
  if (planner === undefined || plannerNamed(planner) !== null) {
    if (params.length === 0 && asked === 0) return undefined;
    throw new UsageError(
      '--planner-param and --planner-latency are for a planner that is a file; see docs/planners.md',
    );
  }
  const latencies = typeof asked === 'string' ? await readLatencies(asked) : null;
  const setup: PlannerSetup =
    typeof asked === 'string'
      ? { params, latency: latencies?.values ?? [], latencyFile: asked }
      : { params, latency: asked };
  if (typeof asked === 'number' && asked % TICK_MS !== 0)
    throw new UsageError(`--planner-latency: found ${asked} ms, expected whole ticks of ${TICK_MS} ms`);
  const opened = openPlanner(await readPlannerFile(planner), planner, 0);
  if ('failure' in opened) return setup;
  opened.port.close();
  paramValues(opened.description, params);
  const wrong = [setup.latency].flat().flatMap((latency, i) => {
    const why = lateness(latency, opened.description);
    if (why === null) return [];
    return [latencies === null ? `--planner-latency: ${why}` : formatProblem(latencies.problem(i, why))];
  });
  if (wrong.length > 0) throw new UsageError(wrong.slice(0, MOST_TOLD).join('\n'));
  return setup;
}
