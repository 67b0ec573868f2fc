import { lineOfPlan } from '../../plugin/line-of-plan.ts';
import type { PlannerFailure } from '../../plugin/realm/messages.ts';
import type { RealmLine } from '../../plugin/realm-line.ts';
import { WaitingPlanner } from '../../plugin/waiting-planner.ts';
import type { ForeignDriver } from '../../scenario/planners/foreign-driver.ts';
import type { PlannerSetting } from '../../scenario/planners/make-planner.ts';
import { missionOfScene } from '../../scenario/way/mission-of-scene.ts';
import type { PlannerText } from './protocol.ts';

/** Loads a planner's text into a realm: the driver of one run, or what is wrong with the text. */
export async function openPlanner(
  { name: file, text }: PlannerText,
  seed: number,
  line: RealmLine,
): Promise<{ readonly driver: (setting: PlannerSetting) => ForeignDriver } | { readonly failure: PlannerFailure }> {
  const { transpile } = await import('../../plugin/transpile.ts');
  const script = transpile(text, file);
  if ('failure' in script) return script;
  const load = { kind: 'load', code: script.code, file, seed } as const;
  const reply = await line.call(load);
  if (reply.kind === 'failed') return reply;
  if (reply.kind !== 'loaded') throw new Error(`the realm answered "${reply.kind}" to load`);
  const { description } = reply;
  const params = Object.fromEntries(Object.entries(description.params).map(([key, param]) => [key, param.default]));
  return {
    driver: ({ loaded }) => {
      const { map, vehicle, goal, goalPose } = loaded;
      const mission = missionOfScene(loaded);
      const known = { map, vehicle, goal, mission, goalPose, file, planLine: lineOfPlan(text), description, params };
      const module = new WaitingPlanner({ ...known, latency: 0 }, line, load);
      return { module, fault: () => module.fault, notes: () => module.notes };
    },
  };
}
