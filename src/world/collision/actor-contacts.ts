import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import { createBox, findOverlap, type Overlap } from '../../core/oriented-box.ts';
import type { People } from '../people/people.ts';
import { DOES } from '../people/people-state.ts';
import type { Traffic } from '../traffic/traffic.ts';
import { ACTOR_DENSITY, DECK, setBox } from './collisions.ts';

/** Overlap that is let pass [m]: bodies give a little. */
const SLOP = 0.03;
/** Who is run into by somebody faster than this falls [m/s]. */
const HARMLESS = 1;
/**
 * Contacts among other road users. Traffic by itself has none; those who were told to mind nobody, and those who follow no
 * lane, may run into others: both are hit as by the ego, roll on with what the blow leaves them, and stand.
 */
export class ActorContacts {
  private readonly a = createBox();
  private readonly b = createBox();
  private readonly overlap: Overlap = { normalX: 0, normalY: 0, depth: 0 };

  /** Answers all contacts of those who may have any. */
  step(traffic: Traffic, people: People | null): void {
    for (let actor = 0; actor < traffic.count; actor++) {
      if (!traffic.isUnruly(actor)) continue;
      const all = traffic.current();
      if (all.speed[actor] === 0) continue;
      for (let other = 0; other < traffic.count; other++) {
        if (other === actor || !traffic.isPresent(other)) continue;
        // Of two who both may have contacts the first looks for both, if it moves.
        if (other < actor && traffic.isUnruly(other) && all.speed[other] !== 0) continue;
        this.meet(traffic, all, actor, other);
      }
      if (people !== null) this.runOver(all, actor, people);
    }
  }

  private meet(traffic: Traffic, all: Readonly<ActorsTruth>, i: number, k: number): void {
    const { a, b, overlap } = this;
    const dx = all.x[i] - all.x[k];
    const dy = all.y[i] - all.y[k];
    const reach = all.length[i] + all.length[k];
    if (dx * dx + dy * dy > reach * reach || Math.abs(all.z[i] - all.z[k]) > DECK) return;
    setBox(a, all.x[i], all.y[i], all.yaw[i], all.length[i], all.width[i]);
    setBox(b, all.x[k], all.y[k], all.yaw[k], all.length[k], all.width[k]);
    if (!findOverlap(a, b, overlap) || overlap.depth < SLOP) return;
    const alongA = overlap.normalX * a.cosYaw + overlap.normalY * a.sinYaw;
    const alongB = overlap.normalX * b.cosYaw + overlap.normalY * b.sinYaw;
    const closing = all.speed[k] * alongB - all.speed[i] * alongA;
    if (closing <= 0) return;
    const massA = massOf(all, i);
    const massB = massOf(all, k);
    const impulse = closing / (1 / massA + 1 / massB);
    const [speedA, speedB] = [all.speed[i], all.speed[k]];
    traffic.crash(i, speedA + (impulse * alongA) / massA);
    traffic.crash(k, speedB - (impulse * alongB) / massB);
  }

  private runOver(all: Readonly<ActorsTruth>, actor: number, people: People): void {
    if (Math.abs(all.speed[actor]) < HARMLESS) return;
    const { a, b, overlap } = this;
    const { state, traits } = people.current();
    setBox(a, all.x[actor], all.y[actor], all.yaw[actor], all.length[actor], all.width[actor]);
    for (let i = 0; i < people.count; i++) {
      if (state.does[i] === DOES.hit || state.does[i] === DOES.absent) continue;
      const dx = state.x[i] - all.x[actor];
      const dy = state.y[i] - all.y[actor];
      if (dx * dx + dy * dy > all.length[actor] * all.length[actor]) continue;
      if (Math.abs(state.z[i] - all.z[actor]) > DECK) continue;
      const size = 2 * traits[i].radius;
      setBox(b, state.x[i], state.y[i], state.yaw[i], size, size);
      if (findOverlap(a, b, overlap)) people.knockDown(i);
    }
  }
}

function massOf({ length, width, height }: Readonly<ActorsTruth>, actor: number): number {
  return ACTOR_DENSITY * length[actor] * width[actor] * height[actor];
}
