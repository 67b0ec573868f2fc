import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { junctionStages } from '../../world/signals/junction-stages.ts';
import { PlannedSignals } from '../../world/signals/planned-signals.ts';
import type { FixedProgram, SignalProgram, SignalStage } from '../../world/signals/signal-program.ts';
import { StageTable, ticksOf } from '../../world/signals/stage-table.ts';
import type { InputProblem } from '../input-problem.ts';
import type { JsonDocument, JsonPath } from '../json-document.ts';
import { nearestName } from '../nearest-name.ts';
import { PhaseCheck, type Report } from './phase-check.ts';
import { type JunctionSignals, junctionSignalsSchema } from './signal-schema.ts';

/** The programmes of a document's `signals`, checked against the map: every problem at once. */
export function readSignalPrograms(map: RoadMap, document: JsonDocument, problems: InputProblem[]): SignalProgram[] {
  const entries = document.valueAt(['signals']);
  if (!Array.isArray(entries)) return [];
  const seen = new Map<number, number>();
  return entries.flatMap((entry, index): SignalProgram[] => {
    const path: JsonPath = ['signals', index];
    // What is no entry at all has been reported already.
    const { data } = junctionSignalsSchema.safeParse(entry);
    if (data === undefined) return [];
    const report = (at: JsonPath, message: string) => void problems.push(document.problem([...path, ...at], message));
    checkKind(data, report);
    const junction = findJunction(map, data.junction, report);
    if (junction < 0) return [];
    const first = seen.get(junction);
    if (first !== undefined)
      report(['junction'], `found "${data.junction}" again, expected it once; put it together with signals[${first}]`);
    seen.set(junction, first ?? index);
    const failure = data.failure === undefined ? null : { mode: data.failure, from: ticksOf(data.from ?? 0) };
    return [{ junction, control: controlOf(map, junction, data, report), failure }];
  });
}

function checkKind({ plan, actuated, failure, from }: JunctionSignals, report: Report): void {
  if (plan !== undefined && actuated !== undefined)
    report(['actuated'], 'found beside a plan, expected only one of the two; remove one');
  if (plan === undefined && actuated === undefined && failure === undefined)
    report([], 'found neither plan nor actuated nor failure, expected one of them');
  if (from !== undefined && failure === undefined)
    report(['from'], 'found without a failure that begins then; add "failure" or remove it');
}

function findJunction(map: RoadMap, id: string, report: Report): number {
  const withLights = map.junctions.filter(({ index }) => map.signalGroups.some(({ junction }) => junction === index));
  const junction = withLights.find((candidate) => candidate.id === id);
  if (junction !== undefined) return junction.index;
  const nearest = nearestName(
    id,
    withLights.map((candidate) => candidate.id),
  );
  const isThere = map.junctions.some((candidate) => candidate.id === id);
  const hint = nearest === null ? 'this map has none' : `the nearest is "${nearest}"`;
  const what = isThere ? 'which has no lights, expected one with lights' : 'expected a junction of the map with lights';
  report(['junction'], `found "${id}", ${what}; ${hint}`);
  return -1;
}

function controlOf(
  map: RoadMap,
  junction: number,
  { plan, actuated }: JunctionSignals,
  report: Report,
): SignalProgram['control'] {
  if (plan !== undefined) {
    const stages = new PhaseCheck(map, junction, ['plan', 'phases'], report).stages(plan.phases);
    if (stages === null) return null;
    const control: FixedProgram = { kind: 'fixed', cycle: plan.cycle ?? null, offset: plan.offset, stages };
    checkCycle(map, junction, control, report);
    return control;
  }
  if (actuated === undefined) return null;
  const { minGreen, extension, maxGreen, distance, phases } = actuated;
  if (maxGreen < minGreen)
    report(['actuated', 'maxGreen'], `found ${maxGreen} s, expected at least minGreen, ${minGreen} s`);
  const stages: readonly SignalStage[] | null =
    phases === undefined
      ? junctionStages(map, junction).map((groups) => ({ groups, green: minGreen, amber: null, allRed: null }))
      : new PhaseCheck(map, junction, ['actuated', 'phases'], report).stages(
          phases.map((phase) => ({ ...phase, green: minGreen })),
        );
  return stages === null ? null : { kind: 'actuated', extension, maxGreen, distance, stages };
}

function checkCycle(map: RoadMap, junction: number, program: FixedProgram, report: Report): void {
  if (program.cycle === null) return;
  const table = new StageTable(map, junction, program.stages);
  const needed = new PlannedSignals(table, { ...program, cycle: null }).cycle / TICKS_PER_SECOND;
  if (needed <= program.cycle) return;
  const parts = 'greens with red-amber, amber and all-red';
  report(['plan', 'cycle'], `found ${program.cycle} s, expected at least ${needed} s: ${parts}; shorten a green`);
}
