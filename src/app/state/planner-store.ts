import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import starter from '../../../planners/starter.ts?raw';
import type { PlannerSetup } from '../../scenario/run-result.ts';
import type { OwnPlannerFacts, PlannerText } from '../worker/protocol.ts';
import { packPlanner } from './packed-planner.ts';

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
  readonly form: OwnPlannerFacts | null;
}

/** A setup whose plans all take the same time. */
export interface FixedSetup extends PlannerSetup {
  readonly latency: number;
}

/** As the file says, in no time. */
const PLAIN: FixedSetup = { params: [], latency: 0 };

export const usePlanner = create<WrittenPlanner>()(
  persist((): WrittenPlanner => ({ name: STARTER.name, text: STARTER.text, before: null, setup: PLAIN, form: null }), {
    name: 'skidpad planner',
    version: 1,
  }),
);

/** As it is written now, for a drive and its link. */
export async function writtenPlanner(): Promise<PlannerText> {
  const { name, text, setup } = usePlanner.getState();
  return { name, text, setup, packed: await packPlanner({ name, text }) };
}

/** Takes another's up for writing; what was written is put aside. */
export function takeUpPlanner({ name, text, setup = PLAIN }: PlannerText): void {
  const written = usePlanner.getState();
  const fixed = { params: setup.params, latency: [setup.latency].flat()[0] ?? 0 };
  if (written.text === text) {
    usePlanner.setState({ setup: fixed });
    return;
  }
  const isOwn = written.text !== STARTER.text;
  usePlanner.setState({
    name,
    text,
    setup: fixed,
    form: null,
    ...(isOwn ? { before: { name: written.name, text: written.text } } : {}),
  });
}

/** Goes back to what was put aside. */
export function backToWritten(): void {
  const { before } = usePlanner.getState();
  if (before !== null)
    usePlanner.setState({ name: before.name, text: before.text, before: null, setup: PLAIN, form: null });
}

export function isPlannerFile(name: string): boolean {
  return /\.[cm]?[jt]s$/.test(name);
}

/** Takes a planner's file in place of what is written. */
export async function openPlannerFile(file: File): Promise<void> {
  takeUpPlanner({ name: file.name, text: await file.text() });
}

/** Whether two setups mean the same drive. */
export function isSameSetup(a: PlannerSetup = PLAIN, b: PlannerSetup = PLAIN): boolean {
  return JSON.stringify([a.params, a.latency]) === JSON.stringify([b.params, b.latency]);
}

/** Sets a parameter; null: as the file says. */
export function setParam(name: string, value: string | null): void {
  const { setup } = usePlanner.getState();
  const others = setup.params.filter((pair) => !pair.startsWith(`${name}=`));
  usePlanner.setState({
    setup: { ...setup, params: value === null ? others : [...others, `${name}=${value}`].sort() },
  });
}

/** Sets the simulated time that a plan takes [ms]. */
export function setLatency(latency: number): void {
  usePlanner.setState(({ setup }) => ({ setup: { ...setup, latency } }));
}

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
