import { feasibility } from '../../plugin/check/feasibility.ts';
import { type Finding, failed, ok } from '../../plugin/check/finding.ts';
import { sourceFindings } from '../../plugin/check/source-findings.ts';
import { latencyTicks } from '../../plugin/latency-ticks.ts';
import { lineOfPlan } from '../../plugin/line-of-plan.ts';
import { unmetNeeds } from '../../plugin/unmet-needs.ts';
import type { Rig } from '../../scenario/rig/rig-schema.ts';
import { openPlanner, paramValues } from './planner-file.ts';
import { type DriveOrder, recordedDrive } from './recorded-drive.ts';
import { goesOn, hardInputs, sameAgain } from './replays.ts';

/** A planner's text, and what it drives while it is looked at. */
export interface PlannerCheck extends DriveOrder {
  readonly text: string;
  readonly file: string;
  /** "name=value". */
  readonly params: readonly string[];
  /** Simulated time that a plan takes [ms]; several are taken in turn. */
  readonly latency?: number | readonly number[];
  /** The rig that its scene names, where it drives with another one while it is looked at. */
  readonly ownRig?: Rig;
}

/** Holds a planner against everything that a run will ask of it, and more. */
export function checkPlanner(check: PlannerCheck): Finding[] {
  const { text, file, seed, scene } = check;
  const opened = openPlanner(text, file, seed);
  if ('failure' in opened) {
    const { during, message, line } = opened.failure;
    return [{ ...failed('loads', `${during}: ${message}`), ...(line === null ? {} : { line }) }];
  }
  const { port, description, load } = opened;
  const { name, observation, rateHz, params } = description;
  const planLine = lineOfPlan(text);
  const latencies = latencyTicks(check.latency ?? 0);
  const drive = recordedDrive(
    port,
    { file, planLine, description, params: paramValues(description, check.params), latencies },
    check,
  );
  const names = Object.keys(params);
  const said = [
    ...[`"${name}"`, observation === 'none' ? 'drives blind' : 'wants tracks', `${rateHz} plans a second`],
    names.length === 0 ? 'no parameters' : `parameters ${names.join(', ')}`,
  ];
  const unmet = unmetNeeds(description, (check.ownRig ?? scene.rig).sensors);
  const needs = unmet.length === 0 ? [] : [failed('needs', `${scene.file}: ${unmet.join('; ')}`)];
  const findings = [ok('loads', said.join(', ')), ...needs, ...sourceFindings(text), ...drive.findings];
  if (drive.plans.length === 0) return findings;
  const realm = () => {
    const again = openPlanner(text, file, seed);
    if ('failure' in again) throw new Error(`${file} could be loaded once, and then: ${again.failure.message}`);
    return again.port;
  };
  const setting = { exchanges: drive.exchanges, realm, load, text, planLine };
  const { vehicle } = scene;
  return [
    ...findings,
    ...feasibility(drive.plans, vehicle),
    sameAgain(setting),
    goesOn(setting),
    ...hardInputs(setting, vehicle),
  ];
}
