import { type RefObject, useEffect, useRef, useState } from 'react';
import type { DetailName } from '../../render/detail.ts';
import type { Picture } from '../../render/picture.ts';
import { useSettings } from '../state/settings-store.ts';
import { useReducedMotion } from './use-reduced-motion.ts';

/** Something that draws into an element for as long as it is on the page. */
interface Renderer {
  readonly picture: Picture;
  setReducedMotion(reduced: boolean): void;
  dispose(): void;
}

export interface PictureListener {
  readonly onDetail: (detail: DetailName) => void;
  /** There is no picture, or no longer: why, in words. */
  readonly onProblem: (problem: string) => void;
}

/**
 * Keeps a renderer in an element, and a new one whenever `make` is another function. The renderer is null until then.
 * Detail and motion are as the reader wants them.
 */
export function usePicture<R extends Renderer>(
  make: (container: HTMLElement) => R,
  { onDetail, onProblem }: PictureListener,
): { readonly container: RefObject<HTMLDivElement | null>; readonly renderer: R | null } {
  const container = useRef<HTMLDivElement>(null);
  const [renderer, setRenderer] = useState<R | null>(null);
  const detail = useSettings((settings) => settings.detail);
  const reducedMotion = useReducedMotion();
  useEffect(() => {
    if (container.current === null) return;
    const made = makeOrTell(make, container.current, onProblem);
    if (made === null) return;
    made.picture.onDetail = onDetail;
    made.picture.onLost = onProblem;
    setRenderer(made);
    return () => {
      setRenderer(null);
      made.dispose();
    };
  }, [make, onDetail, onProblem]);
  useEffect(() => renderer?.picture.setDetail(detail), [renderer, detail]);
  useEffect(() => renderer?.setReducedMotion(reducedMotion), [renderer, reducedMotion]);
  return { container, renderer };
}

function makeOrTell<R>(
  make: (container: HTMLElement) => R,
  container: HTMLElement,
  onProblem: (problem: string) => void,
): R | null {
  try {
    return make(container);
  } catch (error) {
    onProblem(error instanceof Error ? error.message : String(error));
    return null;
  }
}
