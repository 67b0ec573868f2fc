import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import starter from '../../../planners/starter.ts?raw';
import type { PlannerText } from '../worker/protocol.ts';
import { packPlanner } from './packed-planner.ts';

/** The tutorial's planner, to begin with. */
export const STARTER: PlannerText = { name: 'my-planner.ts', text: starter };

/** The planner that the reader writes, kept for the next visit. */
export interface WrittenPlanner {
  readonly name: string;
  readonly text: string;
  /** What another's from a link or a file has put aside; null where nothing was. */
  readonly before: PlannerText | null;
}

export const usePlanner = create<WrittenPlanner>()(
  persist((): WrittenPlanner => ({ name: STARTER.name, text: STARTER.text, before: null }), {
    name: 'skidpad planner',
    version: 1,
  }),
);

/** As it is written now, for a drive and its link. */
export async function writtenPlanner(): Promise<PlannerText> {
  const { name, text } = usePlanner.getState();
  return { name, text, packed: await packPlanner({ name, text }) };
}

/** Takes another's up for writing; what was written is put aside. */
export function takeUpPlanner({ name, text }: PlannerText): void {
  const written = usePlanner.getState();
  if (written.text === text) return;
  const isOwn = written.text !== STARTER.text;
  usePlanner.setState({ name, text, ...(isOwn ? { before: { name: written.name, text: written.text } } : {}) });
}

/** Goes back to what was put aside. */
export function backToWritten(): void {
  const { before } = usePlanner.getState();
  if (before !== null) usePlanner.setState({ name: before.name, text: before.text, before: null });
}

export function isPlannerFile(name: string): boolean {
  return /\.[cm]?[jt]s$/.test(name);
}

/** Takes a planner's file in place of what is written. */
export async function openPlannerFile(file: File): Promise<void> {
  takeUpPlanner({ name: file.name, text: await file.text() });
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
