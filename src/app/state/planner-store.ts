import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import starter from '../../../planners/starter.ts?raw';
import { formatProblem } from '../../scenario/input-problem.ts';
import type { PlannerSetup } from '../../scenario/run-result.ts';
import type { LatencyText, OwnPlannerFacts, PlannerText } from '../worker/protocol.ts';
import { packText } from './packed-text.ts';

/** The tutorial's planner, to begin with. */
export const STARTER: PlannerText = { name: 'my-planner.ts', text: starter };

/** The planner that the reader writes, kept for the next visit. */
export interface WrittenPlanner {
  readonly name: string;
  readonly text: string;
  /** What another's from a link or a file has put aside; null where nothing was. */
  readonly before: PlannerText | null;
  /** How it is to be driven, and by what form: null before it has been loaded once. */
  readonly setup: FixedSetup;
  /** Where its plans take as long as a file says. */
  readonly times: LatencyText | null;
  readonly form: OwnPlannerFacts | null;
}

/** A setup whose plans all take the same time. */
export interface FixedSetup extends PlannerSetup {
  readonly latency: number;
}

/** As the file says, in no time. */
const PLAIN: FixedSetup = { params: [], latency: 0 };

export const usePlanner = create<WrittenPlanner>()(
  persist(
    (): WrittenPlanner => ({
      name: STARTER.name,
      text: STARTER.text,
      before: null,
      setup: PLAIN,
      times: null,
      form: null,
    }),
    {
      name: 'skidpad planner',
      version: 1,
    },
  ),
);

/** As it is written now, for a drive and its link. */
export async function writtenPlanner(): Promise<PlannerText> {
  const { name, text, setup, times } = usePlanner.getState();
  const packed = await packText({ name, text });
  return { name, text, setup, packed, ...(times === null ? {} : { times }) };
}

/** Takes another's up for writing; what was written is put aside. */
export function takeUpPlanner({ name, text, setup = PLAIN, times }: PlannerText): void {
  const written = usePlanner.getState();
  const fixed = { params: setup.params, latency: [setup.latency].flat()[0] ?? 0 };
  if (written.text === text) {
    usePlanner.setState({ setup: fixed, times: times ?? null });
    return;
  }
  const isOwn = written.text !== STARTER.text;
  usePlanner.setState({
    name,
    text,
    setup: fixed,
    times: times ?? null,
    form: null,
    ...(isOwn ? { before: { name: written.name, text: written.text } } : {}),
  });
}

/** Goes back to what was put aside. */
export function backToWritten(): void {
  const { before } = usePlanner.getState();
  if (before !== null)
    usePlanner.setState({ name: before.name, text: before.text, before: null, setup: PLAIN, times: null, form: null });
}

export function isPlannerFile(name: string): boolean {
  return /\.[cm]?[jt]s$/.test(name);
}

/** Takes a planner's file in place of what is written. */
export async function openPlannerFile(file: File): Promise<void> {
  takeUpPlanner({ name: file.name, text: await file.text() });
}

/** Whether two planners are driven alike, if they are the same. */
export function hasSameSetup(a: SetUp, b: SetUp): boolean {
  return setupText(a) === setupText(b);
}

type SetUp = Pick<PlannerText, 'setup' | 'times'>;

function setupText({ setup: { params, latency } = PLAIN, times }: SetUp): string {
  return JSON.stringify(times === undefined ? [params, latency] : [params, times.name, times.text]);
}

/** Sets a parameter; null: as the file says. */
export function setParam(name: string, value: string | null): void {
  const { setup } = usePlanner.getState();
  const others = setup.params.filter((pair) => !pair.startsWith(`${name}=`));
  usePlanner.setState({
    setup: { ...setup, params: value === null ? others : [...others, `${name}=${value}`].sort() },
  });
}

/** Sets the simulated time that a plan takes [ms], in place of a file's. */
export function setLatency(latency: number): void {
  usePlanner.setState(({ setup }) => ({ setup: { ...setup, latency }, times: null }));
}

/** Bytes of a file of times that are read: what the longest list needs, with remarks. */
const LARGEST_TIMES = 2_000_000;

/** Takes how long plans take from a file; what is wrong with it otherwise, in words. */
export async function openTimes(file: File): Promise<readonly string[]> {
  if (file.size > LARGEST_TIMES)
    return [
      `${file.name}  found ${file.size} bytes, expected at most ${LARGEST_TIMES}: a number of milliseconds a line`,
    ];
  const text = await file.text();
  const { parseLatencies } = await import('../../scenario/planners/parse-latencies.ts');
  const { latencies, problems } = parseLatencies(text, file.name);
  if (latencies === null) return problems.map(formatProblem);
  const packed = await packText({ name: file.name, text });
  const isShort = packed.length <= LONGEST_PACKED_TIMES;
  usePlanner.setState({ times: { name: file.name, text, ...(isShort ? { packed } : {}) } });
  return [];
}

/** Letters of a packed file of times that a link still holds: addresses beyond some tens of thousands are cut by some who pass them on. */
const LONGEST_PACKED_TIMES = 16_000;

/** Hands the text over as a file. */
export function savePlanner(): void {
  const { name, text } = usePlanner.getState();
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
