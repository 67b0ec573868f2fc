import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { type Finding, failed, ok } from '../../plugin/check/finding.ts';
import { hardSituations } from '../../plugin/check/hard-situations.ts';
import { fileVariables } from '../../plugin/check/source-findings.ts';
import { outputProblems } from '../../plugin/output-problems.ts';
import type { PlannerPort } from '../../plugin/planner-port.ts';
import type { InputMessage, RealmReply, RealmRequest, RouteMessage } from '../../plugin/realm/messages.ts';
import type { Exchange } from './recording-port.ts';

/** Share of what was said after which a drive is broken off and resumed, and from which hard inputs are made. */
const MIDDLE = 0.4;

/** What a recorded drive is replayed for. */
export interface ReplaySetting {
  readonly exchanges: readonly Exchange[];
  /** A fresh realm with the planner in it. */
  readonly realm: () => PlannerPort;
  /** Loads the planner into a realm once more, so that it remembers nothing. */
  readonly load: RealmRequest;
  /** The planner's text, and where its `plan` is in it. */
  readonly text: string;
  readonly planLine: number | null;
}

/** A second realm that is told the same has to answer the same. */
export function sameAgain(setting: ReplaySetting): Finding {
  const { exchanges } = setting;
  const requests = exchanges.map(({ request }) => request);
  const differs = firstDifference(setting.realm(), exchanges, requests);
  const plans = requests.filter(({ kind }) => kind === 'plan').length;
  if (differs === null) return ok('same again', `${plans} plans, the same seed and input: the same answers`);
  return {
    ...failed(
      'same again',
      `answers otherwise at ${differs.time} s when told the same with the same seed${differs.why}`,
    ),
    ...atPlan(setting),
    mend: 'draw chance from ctx.rng or Math.random, and let nothing depend on the order of promises',
  };
}

/** Broken off in the middle and resumed in another realm, it has to go on as if nothing had been. */
export function goesOn(setting: ReplaySetting): Finding {
  const { exchanges, realm, text } = setting;
  const middle = middleOf(exchanges);
  const init = exchanges[0].request;
  if (middle < 0 || init.kind !== 'init') return ok('goes on', 'too short a drive to be broken off');
  const first = realm();
  for (const { request } of exchanges.slice(0, middle)) first.call(request);
  const made = first.call({ kind: 'snapshot' });
  first.close();
  const mend = 'let `init` return all that has to be remembered, as plain data, or give `snapshot` and `restore`';
  if (made.kind !== 'snapshot') return { ...failureFinding('goes on', made), mend };
  const rest = exchanges.slice(middle);
  const restore = { ...init, kind: 'restore', state: made.state, route: routeAfter(exchanges, middle) } as const;
  const differs = firstDifference(realm(), rest, [restore, ...rest.map(({ request }) => request)]);
  if (differs === null) return ok('goes on', 'broken off and resumed from a snapshot: the same answers');
  const line = fileVariables(text)[0];
  return {
    ...failed('goes on', `answers otherwise at ${differs.time} s after it was resumed from a snapshot${differs.why}`),
    ...(line === undefined ? atPlan(setting) : { line }),
    mend: line === undefined ? mend : `a variable of the file is in no snapshot: ${mend}`,
  };
}

/** Inputs that nobody thinks of: each has to be answered with a trajectory. */
export function hardInputs(setting: ReplaySetting, vehicle: VehicleSpecification): Finding[] {
  const { exchanges, realm } = setting;
  const middle = middleOf(exchanges);
  const init = exchanges[0].request;
  const usual = exchanges[middle]?.request;
  if (init.kind !== 'init' || usual?.kind !== 'plan') return [];
  const situations = hardSituations(routeAfter(exchanges, middle + 1), usual.input);
  let port = realm();
  const bad = situations.flatMap(({ name, route, input }) => {
    let reply = port.call(setting.load);
    if (reply.kind !== 'failed') reply = port.call({ ...init, route });
    if (reply.kind !== 'failed') reply = port.call({ kind: 'plan', route, input });
    // Who has been ended for hanging answers nothing more.
    if (reply.kind === 'failed') {
      port.close();
      port = realm();
    }
    return judged(name, reply, input, vehicle, setting);
  });
  port.close();
  if (bad.length > 0) return bad;
  return [ok('hard input', `${situations.length} situations that nobody thinks of, each answered with a trajectory`)];
}

function judged(
  name: string,
  reply: RealmReply,
  { ego }: InputMessage,
  vehicle: VehicleSpecification,
  setting: ReplaySetting,
): Finding[] {
  if (reply.kind !== 'planned') {
    const finding = failureFinding('hard input', reply);
    return [{ ...finding, text: `${name}: ${finding.text}` }];
  }
  const problems = outputProblems(reply.output, ego, vehicle);
  return problems.length === 0 ? [] : [{ ...failed('hard input', `${name}: ${problems[0]}`), ...atPlan(setting) }];
}

/** Where the answers of a realm first differ from those that were recorded; a restore before them has to be done. */
function firstDifference(
  port: PlannerPort,
  recorded: readonly Exchange[],
  requests: readonly RealmRequest[],
): { readonly time: number; readonly why: string } | null {
  const before = requests.length - recorded.length;
  try {
    for (const [i, request] of requests.entries()) {
      const reply = port.call(request);
      const isSame =
        i < before ? reply.kind === 'done' : JSON.stringify(reply) === JSON.stringify(recorded[i - before].reply);
      if (isSame) continue;
      const why = reply.kind === 'failed' ? `: ${reply.failure.message}` : '';
      return { time: request.kind === 'plan' ? request.input.time : 0, why };
    }
    return null;
  } finally {
    port.close();
  }
}

function failureFinding(check: string, reply: RealmReply): Finding {
  if (reply.kind !== 'failed') return failed(check, `answered ${reply.kind}`);
  const { during, message, line } = reply.failure;
  return { ...failed(check, `${during}: ${message}`), ...(line === null ? {} : { line }) };
}

function middleOf(exchanges: readonly Exchange[]): number {
  return exchanges.findIndex(({ request }, i) => request.kind === 'plan' && i >= MIDDLE * exchanges.length);
}

/** The route that a realm has once it has heard so many exchanges; the first of them tells one. */
function routeAfter(exchanges: readonly Exchange[], count: number): RouteMessage {
  const told = exchanges.slice(0, count).map(({ request }) => ('route' in request ? request.route : null));
  return told.filter((route) => route !== null).at(-1) as RouteMessage;
}

function atPlan({ planLine }: ReplaySetting): { readonly line?: number } {
  return planLine === null ? {} : { line: planLine };
}
