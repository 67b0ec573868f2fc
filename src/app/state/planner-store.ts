import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import starter from '../../../planners/starter.ts?raw';
import type { PlannerText } from '../worker/protocol.ts';
import { openDrive, useDrive } from './drive-store.ts';

/** The tutorial's planner, to begin with. */
export const STARTER: PlannerText = { name: 'my-planner.ts', text: starter };

/** The planner that the reader writes, kept for the next visit. */
export const usePlanner = create<PlannerText>()(persist(() => STARTER, { name: 'skidpad planner', version: 1 }));

/** Drives the present scene by it, as it is written now, from the start. */
export function drivePlanner(): void {
  const { name, text } = usePlanner.getState();
  openDrive({ ...useDrive.getState().choice, own: { name, text } });
}

export function isPlannerFile(name: string): boolean {
  return /\.[cm]?[jt]s$/.test(name);
}

/** Takes a planner's file in place of what is written. */
export async function openPlannerFile(file: File): Promise<void> {
  usePlanner.setState({ name: file.name, text: await file.text() });
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
