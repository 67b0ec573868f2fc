import {
  BoxGeometry,
  Color,
  DoubleSide,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  SRGBColorSpace,
  Vector3,
} from 'three';
import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { Track, Tracks } from '../../core/messages/tracks.ts';
import { SEMANTIC, SEMANTIC_PALETTE } from '../../core/semantic-class.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import { composePose } from '../axes.ts';
import type { GroundHeight } from '../ground-height.ts';
import { BoxOutlines } from './box-outline.ts';
import type { MovingView } from './view.ts';

const CAPACITY = 128;
/** Of the filling of a track that is certain. */
const OPACITY = 0.42;
/** The palette's blues are near black on asphalt: edges are drawn this share closer to white. */
const EDGE_LIGHTNESS = 0.14;
/** A message older than this says nothing of now [s]. */
const LONGEST_GUESS = 0.3;

/** Class whose colour a road user wears, and the height of its box, which a track does not say [m], by ACTOR_KIND. */
const LOOKS = {
  [ACTOR_KIND.car]: { semantic: SEMANTIC.car, height: 1.5 },
  [ACTOR_KIND.van]: { semantic: SEMANTIC.car, height: 2.1 },
  [ACTOR_KIND.truck]: { semantic: SEMANTIC.truck, height: 3.2 },
  [ACTOR_KIND.bus]: { semantic: SEMANTIC.bus, height: 3.1 },
  [ACTOR_KIND.motorcycle]: { semantic: SEMANTIC.motorcycle, height: 1.5 },
  [ACTOR_KIND.bicycle]: { semantic: SEMANTIC.bicycle, height: 1.7 },
  [ACTOR_KIND.pedestrian]: { semantic: SEMANTIC.person, height: 1.75 },
} as const;

const pose = new Matrix4();
const size = new Vector3();
const fill = new Color();
const edge = new Color();
const WHITE = new Color(1, 1, 1);

/** What the driver believes is there: boxes filled in the colour of their class, fainter where it is less sure. */
export class TracksView implements MovingView<Tracks> {
  readonly object = new Group();
  private readonly boxes: InstancedMesh;
  private readonly outlines = new BoxOutlines(CAPACITY);
  private readonly ground: GroundHeight;
  private latest: { readonly tracks: readonly Track[]; readonly tick: Tick } = { tracks: [], tick: 0 };

  /** @param ground height of the ground, which a track does not say */
  constructor(ground: GroundHeight) {
    this.ground = ground;
    const geometry = new BoxGeometry(1, 1, 1).translate(0, 0, 0.5);
    const material = new MeshBasicMaterial({
      transparent: true,
      opacity: OPACITY,
      depthWrite: false,
      side: DoubleSide,
    });
    this.boxes = new InstancedMesh(geometry, material, CAPACITY);
    this.boxes.frustumCulled = false;
    this.boxes.renderOrder = 5;
    this.boxes.count = 0;
    this.object.add(this.boxes, this.outlines.object);
  }

  update(message: Tracks, tick: Tick): void {
    this.latest = { tracks: message.tracks, tick };
  }

  /** Moves each on from the moment that the message is of, at the speed that it states. */
  showAt(moment: number): void {
    const { tracks, tick } = this.latest;
    const count = Math.min(tracks.length, CAPACITY);
    const seconds = Math.min(LONGEST_GUESS, Math.max(0, (moment - tick) / TICKS_PER_SECOND));
    this.outlines.begin();
    for (let index = 0; index < count; index++) this.place(movedOn(tracks[index], seconds), index);
    this.outlines.commit();
    this.boxes.count = count;
    this.boxes.instanceMatrix.needsUpdate = true;
    if (this.boxes.instanceColor !== null) this.boxes.instanceColor.needsUpdate = true;
  }

  dispose(): void {
    this.boxes.geometry.dispose();
    (this.boxes.material as MeshBasicMaterial).dispose();
    this.boxes.dispose();
    this.outlines.dispose();
  }

  private place(track: Track, index: number): void {
    const { semantic, height } = LOOKS[track.kind as keyof typeof LOOKS] ?? LOOKS[ACTOR_KIND.car];
    const [red, green, blue] = SEMANTIC_PALETTE[semantic];
    fill.setRGB(red / 255, green / 255, blue / 255, SRGBColorSpace);
    edge.copy(fill).lerp(WHITE, EDGE_LIGHTNESS);
    const z = this.ground.at(track.x, track.y);
    composePose(pose, track.x, track.y, z, track.yaw, 0, 0, size.set(track.length, track.width, height));
    this.boxes.setMatrixAt(index, pose);
    this.boxes.setColorAt(index, fill.lerp(WHITE, 0.04));
    const alpha = 0.35 + 0.65 * track.confidence;
    this.outlines.add({ ...track, z, height, color: [edge.r, edge.g, edge.b, alpha] });
  }
}

function movedOn(track: Track, seconds: number): Track {
  const way = track.speed * seconds;
  return { ...track, x: track.x + way * Math.cos(track.yaw), y: track.y + way * Math.sin(track.yaw) };
}
