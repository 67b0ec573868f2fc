import type { Object3D } from 'three';
import type { Tick } from '../../core/tick.ts';

/** Draws one topic. It is given messages and nothing else, so a live run and a replay look the same. */
export interface View<M> {
  readonly object: Object3D;
  /** Takes the message that was published at this tick. */
  update(message: M, tick: Tick): void;
  /** Frees what it holds on the graphics card. */
  dispose(): void;
}

/** A view whose picture changes between two messages. */
export interface MovingView<M> extends View<M> {
  /** Moves to a moment [ticks, with a fraction]. */
  showAt(moment: number): void;
}
