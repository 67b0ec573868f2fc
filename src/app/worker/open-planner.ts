import { latencyTicks } from '../../plugin/latency-ticks.ts';
import { lateness } from '../../plugin/lateness.ts';
import { lineOfPlan } from '../../plugin/line-of-plan.ts';
import type { PlannerParams } from '../../plugin/planner-definition.ts';
import { paramProblem } from '../../plugin/realm/describe.ts';
import type { PlannerDescription, PlannerFailure } from '../../plugin/realm/messages.ts';
import type { RealmLine } from '../../plugin/realm-line.ts';
import { valueOfText } from '../../plugin/value-of-text.ts';
import { WaitingPlanner } from '../../plugin/waiting-planner.ts';
import type { InputProblem } from '../../scenario/input-problem.ts';
import type { ForeignDriver } from '../../scenario/planners/foreign-driver.ts';
import type { PlannerSetting } from '../../scenario/planners/make-planner.ts';
import { MOST_TOLD, parseLatencies } from '../../scenario/planners/parse-latencies.ts';
import type { PlannerSetup } from '../../scenario/run-result.ts';
import { missionOfScene } from '../../scenario/way/mission-of-scene.ts';
import type { PlannerText } from './protocol.ts';

interface Opened {
  readonly description: PlannerDescription;
  /** With the times of its file, where it has one. */
  readonly setup: PlannerSetup;
  readonly driver: (setting: PlannerSetting) => ForeignDriver;
}

/** Loads a planner's text into a realm: the driver of one run, or what is wrong with the text and what it needs. */
export async function openPlanner(
  { name: file, text, setup: asked = { params: [], latency: 0 }, times }: PlannerText,
  seed: number,
  line: RealmLine,
): Promise<Opened | { readonly problems: readonly InputProblem[] }> {
  const failed = ({ during, message, line: at }: PlannerFailure) => ({
    problems: [problemAt(file, at, during, message)],
  });
  const read = times === undefined ? null : parseLatencies(times.text, times.name);
  if (read !== null && read.latencies === null) return { problems: read.problems };
  const { transpile } = await import('../../plugin/transpile.ts');
  const script = transpile(text, file);
  if ('failure' in script) return failed(script.failure);
  const load = { kind: 'load', code: script.code, file, seed } as const;
  const reply = await line.call(load);
  if (reply.kind === 'failed') return failed(reply.failure);
  if (reply.kind !== 'loaded') throw new Error(`the realm answered "${reply.kind}" to load`);
  const { description } = reply;
  const { params, problems: wrong } = valuesOf(description.params, asked.params);
  const own = read === null ? null : read.latencies;
  const setup: PlannerSetup =
    own === null || times === undefined ? asked : { ...asked, latency: own.values, latencyFile: times.name };
  const late = [setup.latency].flat().flatMap((latency, i) => {
    const why = lateness(latency, description);
    if (why === null) return [];
    return [own === null ? problemAt(file, null, 'setup', `latency: ${why}`) : own.problem(i, why)];
  });
  const problems = [...wrong.map((message) => problemAt(file, null, 'setup', message)), ...late.slice(0, MOST_TOLD)];
  if (problems.length > 0) return { problems };
  const latencies = latencyTicks(setup.latency);
  return {
    description,
    setup,
    driver: ({ loaded }) => {
      const { map, vehicle, goal, goalPose } = loaded;
      const mission = missionOfScene(loaded);
      const known = { map, vehicle, goal, mission, goalPose, file, planLine: lineOfPlan(text), description, params };
      const module = new WaitingPlanner({ ...known, latencies }, line, load);
      return { module, fault: () => module.fault, notes: () => module.notes };
    },
  };
}

function problemAt(file: string, line: number | null, path: string, message: string): InputProblem {
  return { file, line: line ?? 0, column: 0, path, message };
}

/** Values for all parameters, from "name=value" where the planner has such a one, else what it says itself. */
function valuesOf(params: PlannerParams, given: readonly string[]) {
  const problems: string[] = [];
  const values: Record<string, number | boolean | string> = {};
  for (const [name, param] of Object.entries(params)) {
    const pair = given.find((one) => one.startsWith(`${name}=`));
    values[name] = pair === undefined ? param.default : valueOfText(param, pair.slice(name.length + 1));
    const wrong = paramProblem(param, values[name]);
    if (wrong !== null) problems.push(`${name}: ${wrong}`);
  }
  return { params: values, problems };
}
