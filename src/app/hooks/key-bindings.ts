import { useEffect } from 'react';
import { restart, shiftPace, stepBy, togglePlaying } from '../state/drive-store.ts';
import { takeEarlyKeys } from '../state/early-keys.ts';
import { cycleView, toggleLayer, useSettings } from '../state/settings-store.ts';

/** For the reader, in the order of use. Steps in time are those of other players of driving logs. */
export const KEY_HELP: readonly (readonly [string, string])[] = [
  ['Space', 'play, pause'],
  ['← or →', '0.1 s back, forward'],
  ['Shift ← or Shift →', 'one tick (0.01 s) back, forward'],
  ['Alt ← or Alt →', 'one second back, forward'],
  ['R or Home', 'back to the start'],
  [', or .', 'slower, faster'],
  ['v', 'next view'],
  ['t', 'true boxes on, off'],
  ['[ or ]', 'layers, side panel'],
  ['w', 'ways to the goal'],
  ['p', 'your planner: write it, drive it'],
  ['?', 'these keys'],
];

/** Ticks that the arrow keys step. */
const ARROW = { plain: 10, shift: 1, alt: 100 } as const;

/** Listens to the page's keys for as long as the component is there. */
export function useKeyBindings(onHelp: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || belongsToField(event)) return;
      const action = actionFor(event, onHelp);
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    takeEarlyKeys().forEach(listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onHelp]);
}

function actionFor(event: KeyboardEvent, onHelp: () => void): (() => void) | undefined {
  const arrow = event.shiftKey ? ARROW.shift : event.altKey ? ARROW.alt : ARROW.plain;
  switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
    case ' ':
      return togglePlaying;
    case 'ArrowRight':
      return () => stepBy(arrow);
    case 'ArrowLeft':
      return () => stepBy(-arrow);
    case 'Home':
    case 'r':
      return restart;
    case ',':
      return () => shiftPace(-1);
    case '.':
      return () => shiftPace(1);
    case 'v':
      return cycleView;
    case 't':
      return () => toggleLayer('truth');
    case 'p':
      return () => useSettings.setState(({ plannerPanelOpen }) => ({ plannerPanelOpen: !plannerPanelOpen }));
    case 'w':
      return () => useSettings.setState(({ wayPanelOpen }) => ({ wayPanelOpen: !wayPanelOpen }));
    case '[':
      return () => useSettings.setState(({ layerPanelOpen }) => ({ layerPanelOpen: !layerPanelOpen }));
    case ']':
      return () => useSettings.setState(({ sidePanelOpen }) => ({ sidePanelOpen: !sidePanelOpen }));
    case '?':
      return onHelp;
    default:
      return undefined;
  }
}

/** Whether the key is for the field that the reader writes in, or presses the button that he went to by keyboard. */
export function belongsToField({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return key === ' ';
  if (['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName) || target.isContentEditable) return true;
  return key === ' ' && target.tagName === 'BUTTON' && target.matches(':focus-visible');
}
