import { latencyTicks } from '../../plugin/latency-ticks.ts';
import { lateness } from '../../plugin/lateness.ts';
import { lineOfPlan } from '../../plugin/line-of-plan.ts';
import type { PlannerParams } from '../../plugin/planner-definition.ts';
import { paramProblem } from '../../plugin/realm/describe.ts';
import type { PlannerDescription, PlannerFailure } from '../../plugin/realm/messages.ts';
import type { RealmLine } from '../../plugin/realm-line.ts';
import { valueOfText } from '../../plugin/value-of-text.ts';
import { WaitingPlanner } from '../../plugin/waiting-planner.ts';
import type { ForeignDriver } from '../../scenario/planners/foreign-driver.ts';
import type { PlannerSetting } from '../../scenario/planners/make-planner.ts';
import { missionOfScene } from '../../scenario/way/mission-of-scene.ts';
import type { PlannerText } from './protocol.ts';

interface Opened {
  readonly description: PlannerDescription;
  readonly driver: (setting: PlannerSetting) => ForeignDriver;
}

/** Loads a planner's text into a realm: the driver of one run, or what is wrong with the text. */
export async function openPlanner(
  { name: file, text, setup = { params: [], latency: 0 } }: PlannerText,
  seed: number,
  line: RealmLine,
): Promise<Opened | { readonly failure: PlannerFailure }> {
  const { transpile } = await import('../../plugin/transpile.ts');
  const script = transpile(text, file);
  if ('failure' in script) return script;
  const load = { kind: 'load', code: script.code, file, seed } as const;
  const reply = await line.call(load);
  if (reply.kind === 'failed') return reply;
  if (reply.kind !== 'loaded') throw new Error(`the realm answered "${reply.kind}" to load`);
  const { description } = reply;
  const { params, problems } = valuesOf(description.params, setup.params);
  const late = [setup.latency].flat().map((latency) => lateness(latency, description));
  const wrong = [...problems, ...late.flatMap((why) => (why === null ? [] : [`latency: ${why}`]))];
  if (wrong.length > 0) return { failure: { during: 'setup', message: wrong.join('; '), stack: [], line: null } };
  const latencies = latencyTicks(setup.latency);
  return {
    description,
    driver: ({ loaded }) => {
      const { map, vehicle, goal, goalPose } = loaded;
      const mission = missionOfScene(loaded);
      const known = { map, vehicle, goal, mission, goalPose, file, planLine: lineOfPlan(text), description, params };
      const module = new WaitingPlanner({ ...known, latencies }, line, load);
      return { module, fault: () => module.fault, notes: () => module.notes };
    },
  };
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
