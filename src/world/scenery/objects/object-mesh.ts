import type { RandomStream } from '../../../core/random.ts';
import type { LocalFrame } from '../box-mesh.ts';
import { addHouse } from '../building-mesh.ts';
import { addLeaves } from '../crown-mesh.ts';
import type { Finish, MeshBuilder } from '../mesh-builder.ts';
import { shaded, varied } from '../palette.ts';
import { addTree } from '../tree-mesh.ts';
import { finishOf } from './object-finish.ts';
import type { ObjectKind, ObjectSize } from './object-kind.ts';
import {
  addArm,
  addBollard,
  addCone,
  addCylinder,
  addDelineator,
  addDrum,
  addGantry,
  addHydrant,
  addLamp,
  addParked,
  addPole,
} from './small-objects.ts';

/** Height of a storey [m], and the sizes up to which a building is a house with a gable. */
const STOREY = 2.9;
const LARGEST_HOUSE = 18;

/** What an object is drawn from: its frame, its size and its radius, 0 for a box [m]. */
export interface ObjectPlace {
  readonly frame: LocalFrame;
  readonly size: ObjectSize;
  readonly radius: number;
  /** How far it goes into the ground [m]. */
  readonly footing: number;
}

type Draw = (builder: MeshBuilder, place: ObjectPlace, random: RandomStream, finish: Finish) => void;

const parked: Draw = (builder, { frame, size }, random, finish) =>
  addParked(builder, frame, size, { ...finish, color: varied(finish.color, random, 0.3) });

const DRAW: Readonly<Partial<Record<ObjectKind, Draw>>> = {
  pole: (builder, { frame, size, footing }) => addPole(builder, frame, size, footing),
  mastArm: (builder, { frame, size }) => addArm(builder, frame, size),
  streetLamp: (builder, { frame, size, footing }) => addLamp(builder, frame, size.height, footing),
  gantry: (builder, { frame, size }) => addGantry(builder, frame, size),
  delineator: (builder, { frame, size }) => addDelineator(builder, frame, size.height),
  bollard: (builder, { frame, size }) => addBollard(builder, frame, size),
  cone: (builder, { frame, size }) => addCone(builder, frame, size),
  drum: (builder, { frame, size }) => addDrum(builder, frame, size),
  hydrant: (builder, { frame, size }) => addHydrant(builder, frame, size),
  tree: (builder, { frame, size }, random) => addTree(builder, frame.x, frame.y, frame.z, size.height, 'fine', random),
  bush: (builder, { frame, size }, random, finish) => addGreen(builder, frame, size, finish, random),
  building: (builder, { frame, size }, random) => addBuilding(builder, frame, size, random),
  car: parked,
  truck: parked,
  bus: parked,
};

/** One object by its kind, its foot at the frame's origin. */
export function addObject(builder: MeshBuilder, kind: ObjectKind, place: ObjectPlace, random: RandomStream): void {
  const draw = DRAW[kind] ?? addBody;
  draw(builder, place, random, finishOf(kind));
}

/** A cylinder of the radius, or a box of length, width and height, on its foot. */
function addBody(
  builder: MeshBuilder,
  { frame, size, radius, footing }: ObjectPlace,
  _: RandomStream,
  finish: Finish,
): void {
  if (radius > 0) {
    addCylinder(builder, frame, radius, size.height, footing, finish);
    return;
  }
  const [x, y] = [size.length / 2, size.width / 2];
  if (x <= 0 || y <= 0 || size.height <= 0) return;
  const top = { ...finish, color: shaded(finish.color, 1.06) };
  frame.box(builder, [-x, -y, -footing], [x, y, size.height], finish, top);
}

/** A lump of leaves, or a row of them where it is long. */
function addGreen(
  builder: MeshBuilder,
  frame: LocalFrame,
  { length, width, height }: ObjectSize,
  finish: Finish,
  random: RandomStream,
): void {
  const along = length >= width;
  const [long, across] = along ? [length, width] : [width, length];
  const count = Math.max(1, Math.min(40, Math.round(long / Math.max(across, 0.5))));
  const radius = Math.max(across, long / count) / 2;
  for (let k = 0; k < count; k++) {
    const place = ((k + 0.5) / count - 0.5) * long;
    const [u, v] = along ? [place, 0] : [0, place];
    const centre = [frame.worldX(u, v), frame.worldY(u, v), frame.z + 0.45 * height] as const;
    addLeaves(builder, centre, radius, 0.56 * height, 0.18, finish, random, 'fine');
  }
}

function addBuilding(builder: MeshBuilder, frame: LocalFrame, size: ObjectSize, random: RandomStream): void {
  const storeys = Math.max(1, Math.min(12, Math.round((size.height - 0.5) / STOREY)));
  const gable = storeys <= 3 && Math.max(size.length, size.width) < LARGEST_HOUSE && random.uniform() < 0.7;
  addHouse(builder, frame, { depth: size.length, front: size.width, storeys, gable, shop: false }, random);
}
