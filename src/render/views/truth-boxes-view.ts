import type { LineSegments } from 'three';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { Tick } from '../../core/tick.ts';
import { History } from '../time/history.ts';
import { BoxOutlines } from './box-outline.ts';
import type { MovingView } from './view.ts';

const CAPACITY = 512;
const WHITE = [1, 1, 1, 0.9] as const;

/** White outlines around what is truly there, to hold beside the boxes of the driver's belief. */
export class TruthBoxesView implements MovingView<ActorsTruth> {
  readonly object: LineSegments;
  private readonly outlines = new BoxOutlines(CAPACITY);
  private readonly history = new History<ActorsTruth>();

  constructor() {
    this.object = this.outlines.object;
  }

  update(message: ActorsTruth, tick: Tick): void {
    this.history.push(tick, message);
  }

  showAt(moment: number): void {
    const actors = this.history.bracket(moment)?.to;
    if (actors === undefined || !this.object.visible) return;
    this.outlines.begin();
    for (let index = 0; index < Math.min(actors.count, CAPACITY); index++) {
      this.outlines.add({
        x: actors.x[index],
        y: actors.y[index],
        z: actors.z[index],
        yaw: actors.yaw[index],
        length: actors.length[index],
        width: actors.width[index],
        height: actors.height[index],
        color: WHITE,
      });
    }
    this.outlines.commit();
  }

  dispose(): void {
    this.outlines.dispose();
  }
}
