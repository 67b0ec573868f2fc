import { secondsAt } from '../core/tick.ts';
import type { CriterionResult } from '../scenario/criteria/criterion.ts';
import type { FaultRecord } from '../scenario/rig/fault-record.ts';
import type { Fault, RunIdentity, RunResult } from '../scenario/run-result.ts';
import type { Reporter, RunProgress, TextOutput } from './reporter.ts';
import { rerunCommand } from './rerun-command.ts';
import { leftOutRow, scoresRow, whyRow } from './score-rows.ts';
import { summarise, summaryLine } from './summary.ts';
import { momentOfLoss, watchAddress } from './watch-address.ts';

/** The colours that the list uses; identity functions where colour is not wanted. */
export interface Colours {
  readonly pass: (text: string) => string;
  readonly fail: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly bold: (text: string) => string;
}

const ERASE_LINE = '\r\u001b[2K';
/** Of the live line: one that breaks could not be taken back [characters]. */
const WIDTH = 118;

/** For people at a terminal: a live line, then a table of criteria and figures for each run. */
export class ListReporter implements Reporter {
  private readonly out: TextOutput;
  /** Progress goes here, rewritten in place; null where nobody watches. */
  private readonly live: TextOutput | null;
  private readonly colours: Colours;
  private planned = 0;
  private done = 0;

  constructor(out: TextOutput, live: TextOutput | null, colours: Colours) {
    this.out = out;
    this.live = live;
    this.colours = colours;
  }

  begin(count: number): void {
    this.planned = count;
  }

  progress(run: RunIdentity, progress: RunProgress): void {
    const place = this.planned > 1 ? `${this.done}/${this.planned} done  ` : '';
    this.live?.write(`${ERASE_LINE}${place}${progressLine(run, progress, WIDTH - place.length)}`);
  }

  result(result: RunResult): void {
    const { pass, fail, warn, quiet, bold } = this.colours;
    this.live?.write(ERASE_LINE);
    this.done++;
    const mark = { pass: pass('PASS'), fail: fail('FAIL'), error: warn('ERROR') }[result.verdict];
    this.out.write(
      `${mark}  ${bold(result.name)}  ${quiet(`${result.scene}  seed ${result.seed}  ${result.perception}  ${result.planner}  ${result.dynamics}  ${rigOf(result)}${roadOf(result)}`)}\n`,
    );
    if (result.fault !== null) this.faultRows(result.fault);
    if (result.ticks === 0) return;
    const width = Math.max(12, ...result.criteria.map(({ name }) => name.length));
    for (const criterion of result.criteria) this.out.write(`      ${this.criterionRow(criterion, width)}\n`);
    this.scoreRows(result);
    this.out.write(`      ${metricsRow(result)}\n`);
    for (const fault of result.faults) this.out.write(`      ${warn('fault')} ${faultRow(fault)}\n`);
    if (result.events.length > 0) this.out.write(`      ${eventsRow(result)}\n`);
    for (const note of result.notes) this.out.write(`      ${warn('note')}  ${note}\n`);
    const speed = `${result.simSeconds.toFixed(2)} s simulated in ${result.wallSeconds.toFixed(1)} s, ${result.realTimeFactor.toFixed(1)}x real time`;
    this.out.write(`      ${speed}\n`);
    if (Object.keys(result.moduleShares).length > 0) this.out.write(`      ${quiet(sharesRow(result))}\n`);
    this.out.write(`      hash ${bold(result.hash)}\n`);
    if (result.verdict !== 'pass') {
      this.out.write(`      again: ${rerunCommand(result)}\n`);
      const address = watchAddress(result, momentOfLoss(result));
      if (address !== null) this.out.write(`      watch: npm start, then ${address}\n`);
    }
  }

  end(results: readonly RunResult[]): void {
    this.out.write(`\n${summaryLine(summarise(results, this.planned))}\n`);
  }

  private faultRows({ kind, message, tick, stack = [] }: Fault): void {
    const when = tick === undefined || tick === 0 ? '' : ` at ${secondsAt(tick).toFixed(2)} s`;
    this.out.write(`      ${kind}${when}: ${message.replaceAll('\n', '\n        ')}\n`);
    for (const frame of stack) this.out.write(`        ${this.colours.quiet(frame)}\n`);
  }

  private scoreRows(result: RunResult): void {
    const { quiet, bold } = this.colours;
    const rows = [
      { title: 'scores', text: scoresRow(result), paint: bold },
      { title: 'why', text: whyRow(result), paint: quiet },
      { title: '', text: leftOutRow(result), paint: quiet },
    ];
    for (const { title, text, paint } of rows) {
      if (text !== '') this.out.write(`      ${title.padEnd(6)} ${paint(text)}\n`);
    }
  }

  private criterionRow(criterion: CriterionResult, width: number): string {
    const { name, required, result, actual, expected, unit, tick } = criterion;
    const { pass, fail, quiet } = this.colours;
    const mark = result === 'pass' ? pass('pass') : result === 'fail' ? fail('fail') : quiet('n/a ');
    const value = `${Number.isInteger(actual) ? actual : actual.toFixed(2)}${unit === '1' ? '' : ` ${unit}`}`;
    const when = tick === null ? '' : quiet(`  at ${(tick / 100).toFixed(2)} s`);
    return `${mark}  ${name.padEnd(width)} ${value.padStart(9)}  ${quiet(`${expected}${required ? '' : ', reported'}`)}${when}`;
  }
}

/** The rig, where it is not the usual one. */
function rigOf({ rig }: RunResult): string {
  return rig === 'starter' ? '' : `rig ${rig}  `;
}

/** Weather and friction, in words. */
function roadOf({ weather, friction }: RunResult): string {
  return `${weather === 'fair' ? 'fair weather' : weather}, friction ${friction.toFixed(2)}`;
}

function progressLine(run: RunIdentity, progress: RunProgress, width: number): string {
  const total = progress.routeDone + progress.routeLeft;
  const share = total > 0 ? progress.routeDone / total : 0;
  const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
  const time = `${progress.simSeconds.toFixed(1)} s`;
  const speed = `${(progress.speed * 3.6).toFixed(0).padStart(2)} km/h`;
  return `${run.name}  ${bar} ${time}  ${progress.realTimeFactor.toFixed(1)}x  ${speed}  ${progress.decision}`.slice(
    0,
    width,
  );
}

/** Metrics that tell the drive at a glance; all of them are in results.json. */
const HEADLINES: readonly string[] = [
  'distance',
  'standingTime',
  'maxSpeed',
  'localisationLateralRmse',
  'crossTrackRmse',
  'flowArrived',
  'flowWaiting',
  'routeCompletion',
  'progress',
  'ttc',
  'timeHeadway',
  'closestApproach',
];

function metricsRow({ metrics }: RunResult): string {
  return Object.entries(metrics)
    .filter(([name, { valid }]) => valid && HEADLINES.includes(name))
    .map(([name, { value, unit }]) => `${name} ${value.toFixed(2)} ${unit}`)
    .join(' · ');
}

/** Most events in the line. */
const SHOWN = 8;

function eventsRow({ events }: RunResult): string {
  const shown = events.slice(0, SHOWN).map(({ tick, name }) => `${secondsAt(tick).toFixed(2)} s ${name}`);
  return `events ${shown.join(' · ')}${events.length > SHOWN ? ` and ${events.length - SHOWN} more` : ''}`;
}

function faultRow({ sensor, kind, event, from, to, measurements }: FaultRecord): string {
  if (from === null) return `${sensor} ${kind} waited for event ${event ?? ''}, which did not come`;
  const until = to === null ? 'to the end' : `to ${to.toFixed(2)} s`;
  return `${sensor} ${kind} from ${from.toFixed(2)} s ${until}: ${measurements} measurements`;
}

function sharesRow({ moduleShares }: RunResult): string {
  const shares = Object.entries(moduleShares).sort(([, a], [, b]) => b - a);
  return shares.map(([name, share]) => `${name} ${(100 * share).toFixed(0)} %`).join(' · ');
}
