import { paramProblem } from '../../plugin/realm/describe.ts';
import type { PlannerDescription, PlannerFailure, RealmRequest } from '../../plugin/realm/messages.ts';
import { transpile } from '../../plugin/transpile.ts';
import { valueOfText } from '../../plugin/value-of-text.ts';
import { likelyName } from '../../scenario/nearest-name.ts';
import { STARTER } from '../asset-paths.ts';
import { diskFiles } from '../disk-files.ts';
import { UsageError } from '../usage-error.ts';
import { WorkerPort } from './worker-port.ts';

/** A planner whose file has been read and which waits in its realm, or what is wrong with it. */
export type OpenedPlanner =
  | { readonly port: WorkerPort; readonly description: PlannerDescription; readonly load: RealmRequest }
  | { readonly failure: PlannerFailure };

/** Reads a planner's file, or that of the tutorial by its name `starter`; a usage error where there is none. */
export async function readPlannerFile(path: string): Promise<string> {
  return diskFiles.text(path === 'starter' ? STARTER : path).catch((error: Error) => {
    throw new UsageError(`${path}: cannot be read: ${error.message}; expected a planner's file`);
  });
}

/** Loads a planner into a realm of its own. Whoever gets the port closes it. */
export function openPlanner(text: string, file: string, seed: number, patience?: number): OpenedPlanner {
  const script = transpile(text, file);
  if ('failure' in script) return script;
  const port = new WorkerPort(patience);
  const load = { kind: 'load', code: script.code, file, seed } as const;
  const reply = port.call(load);
  if (reply.kind === 'loaded') return { port, description: reply.description, load };
  port.close();
  return reply.kind === 'failed'
    ? { failure: reply.failure }
    : { failure: { during: 'load', message: `answered ${reply.kind}`, stack: [], line: null } };
}

/** Values for all parameters, from "name=value" and what the planner says itself. */
export function paramValues(
  { params, name }: PlannerDescription,
  given: readonly string[],
): Record<string, number | boolean | string> {
  const values = Object.fromEntries(Object.entries(params).map(([key, param]) => [key, param.default]));
  for (const pair of given) {
    const at = pair.indexOf('=');
    const [key, text] = [pair.slice(0, at), pair.slice(at + 1)];
    if (at < 1) throw new UsageError(`--planner-param: found "${pair}", expected name=value`);
    // Its own: every object has a `toString`.
    const param = Object.hasOwn(params, key) ? params[key] : undefined;
    if (param === undefined) throw new UsageError(`--planner-param: ${unknownParam(name, key, Object.keys(params))}`);
    const value = valueOfText(param, text);
    const wrong = paramProblem(param, Number.isNaN(value) ? text : value);
    if (wrong !== null) throw new UsageError(`--planner-param ${key}: ${wrong}`);
    values[key] = value;
  }
  return values;
}

function unknownParam(planner: string, found: string, known: readonly string[]): string {
  if (known.length === 0) return `found "${found}", but ${planner} has no parameters`;
  const likely = likelyName(found, known);
  return `found "${found}", expected one of ${known.join(', ')}${likely === null ? '' : `; perhaps ${likely}`}`;
}
