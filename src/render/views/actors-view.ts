import { Group, type Material, Matrix4, Vector3 } from 'three';
import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { Tick } from '../../core/tick.ts';
import type { Model } from '../../world/scenery/mesh.ts';
import { composePose } from '../axes.ts';
import { History, mix, mixAngle } from '../time/history.ts';
import { ContactShadows } from './contact-shadow.ts';
import type { MovingView } from './view.ts';
import { WornModel } from './worn-model.ts';

/** Room for so many road users. */
const CAPACITY = 2048;
/** A road user that jumps further than this between two messages is shown where it is, not sliding there [m]. */
const JUMP = 12;
const FULL_SIZE = new Vector3(1, 1, 1);

/** Numbers of a shown road user: place [m], yaw [rad], size [m], bits of LIGHT, ACTOR_KIND. */
export const SHOWN = { stride: 8, x: 0, y: 1, z: 2, yaw: 3, length: 4, width: 5, lights: 6, kind: 7 } as const;

const pose = new Matrix4();
const patchSize = new Vector3();

/** The other road users, smooth between two messages. */
export class ActorsView implements MovingView<ActorsTruth> {
  readonly object = new Group();
  private readonly models: readonly WornModel[];
  private readonly shadows: ContactShadows;
  private readonly history = new History<ActorsTruth>();
  private readonly counts: Int32Array;
  /** Where they are shown: SHOWN numbers each, of the first `shownCount`. */
  readonly shown = new Float64Array(SHOWN.stride * CAPACITY);
  shownCount = 0;

  /** @param extinction of the air [1/m] */
  constructor(models: readonly Model[], material: Material, extinction = 0) {
    this.shadows = new ContactShadows(CAPACITY, extinction);
    this.models = models.map((model) => new WornModel(model, material, CAPACITY));
    this.counts = new Int32Array(models.length);
    this.object.add(this.shadows.object, ...this.models.map(({ object }) => object));
  }

  /** Of the air [1/m]. */
  setExtinction(extinction: number): void {
    this.shadows.setExtinction(extinction);
  }

  setMaterial(material: Material): void {
    for (const { object } of this.models) object.material = material;
  }

  update(message: ActorsTruth, tick: Tick): void {
    this.history.push(tick, message);
  }

  showAt(moment: number): void {
    const bracket = this.history.bracket(moment);
    if (bracket === null) return;
    const { from, to, share } = bracket;
    this.counts.fill(0);
    const count = Math.min(to.count, CAPACITY);
    for (let index = 0; index < count; index++) this.place(from, to, index, share, index);
    for (const [index, model] of this.models.entries()) model.commit(this.counts[index]);
    this.shadows.commit(count);
    this.shownCount = count;
  }

  dispose(): void {
    for (const model of this.models) model.dispose();
    this.shadows.dispose();
  }

  private place(from: ActorsTruth, to: ActorsTruth, index: number, share: number, patch: number): void {
    const before = indexOfId(from, to.id[index], index);
    const known = before >= 0 && Math.abs(from.x[before] - to.x[index]) + Math.abs(from.y[before] - to.y[index]) < JUMP;
    const old = known ? from : to;
    const oldIndex = known ? before : index;
    const x = mix(old.x[oldIndex], to.x[index], share);
    const y = mix(old.y[oldIndex], to.y[index], share);
    const z = mix(old.z[oldIndex], to.z[index], share);
    const yaw = mixAngle(old.yaw[oldIndex], to.yaw[index], share);
    const { [index]: pitch } = to.pitch;
    const { [index]: roll } = to.roll;
    const model = Math.min(to.model[index], this.models.length - 1);
    this.shown.set(
      [x, y, z, yaw, to.length[index], to.width[index], to.lights[index], to.kind[index]],
      SHOWN.stride * index,
    );
    composePose(pose, x, y, z, yaw, pitch, roll, FULL_SIZE);
    this.models[model].set(this.counts[model]++, pose, to.color[index], to.lights[index]);
    composePose(
      pose,
      x,
      y,
      z + 0.02,
      yaw,
      pitch,
      roll,
      patchSize.set(1.25 * to.length[index], 1.35 * to.width[index], 1),
    );
    this.shadows.set(patch, pose);
  }
}

/** Where an actor stands in a message: at the same place as in the next one, most of the time; -1 if nowhere. */
function indexOfId(message: ActorsTruth, id: number, hint: number): number {
  if (hint < message.count && message.id[hint] === id) return hint;
  const found = message.id.indexOf(id);
  return found < message.count ? found : -1;
}
