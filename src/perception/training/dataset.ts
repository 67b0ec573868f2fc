import { PERCEPTION_COUNT, PERCEPTION_OF_SEMANTIC } from '../perception-class.ts';
import { MASK_HEIGHT, MASK_PIXELS, MASK_WIDTH, PICTURE_BYTES, PICTURE_WIDTH } from '../segmentation/picture-cells.ts';
import { type FileKind, sealFile, unsealFile } from '../segmentation/sealed-file.ts';
import { UNLABELLED } from './segmentation-loss.ts';

/** A picture with the truth about it. */
export interface LabelledFrame {
  /** sRGB, PICTURE_HEIGHT rows of PICTURE_WIDTH pixels. */
  readonly rgb: Uint8Array;
  /** Perception class ids, MASK_HEIGHT rows of MASK_WIDTH. */
  readonly label: Uint8Array;
}

/** Where a shard's frames came from. */
export interface ShardFacts {
  /** Seeds of its frames, both inclusive: the frames of another range are unseen ones. */
  readonly firstSeed: number;
  readonly lastSeed: number;
  /** Hash of the reference pictures that the renderer drew then. */
  readonly pictureHash: string;
}

/** A file's worth of a data set. */
export interface Shard {
  readonly facts: ShardFacts;
  readonly frames: readonly LabelledFrame[];
}

const REMEDY = 'make the data anew with: npx skidpad dataset';
const KIND: FileKind = { magic: 'SKIDDATA', version: 1, title: 'data set shard', remedy: REMEDY };

const FRAME_BYTES = PICTURE_BYTES + MASK_PIXELS;

const FACT_TYPES = { firstSeed: 'number', lastSeed: 'number', pictureHash: 'string' } as const;

/** Label of each mask pixel by majority of its four picture pixels' SEMANTIC ids; of a tie, the higher class id. */
export function majorityLabel(semantic: Uint8Array): Uint8Array {
  const label = new Uint8Array(MASK_PIXELS);
  const votes = new Uint8Array(PERCEPTION_COUNT);
  for (let row = 0; row < MASK_HEIGHT; row++) {
    for (let column = 0; column < MASK_WIDTH; column++) {
      const corner = 2 * row * PICTURE_WIDTH + 2 * column;
      votes.fill(0);
      votes[PERCEPTION_OF_SEMANTIC[semantic[corner]]]++;
      votes[PERCEPTION_OF_SEMANTIC[semantic[corner + 1]]]++;
      votes[PERCEPTION_OF_SEMANTIC[semantic[corner + PICTURE_WIDTH]]]++;
      votes[PERCEPTION_OF_SEMANTIC[semantic[corner + PICTURE_WIDTH + 1]]]++;
      let most = 0;
      for (let id = 1; id < PERCEPTION_COUNT; id++) if (votes[id] >= votes[most]) most = id;
      label[row * MASK_WIDTH + column] = most;
    }
  }
  return label;
}

export function encodeShard({ facts, frames }: Shard): Uint8Array {
  const payload = new Uint8Array(frames.length * FRAME_BYTES);
  frames.forEach(({ rgb, label }, index) => {
    payload.set(rgb, index * FRAME_BYTES);
    payload.set(label, index * FRAME_BYTES + PICTURE_BYTES);
  });
  return sealFile(KIND, { count: frames.length, ...facts }, payload);
}

/** Reads a shard; its frames share the given bytes. `shard` is null where there are problems. */
export function decodeShard(bytes: Uint8Array): { shard: Shard | null; problems: readonly string[] } {
  const { header, payload, problems } = unsealFile(KIND, bytes);
  const all = [...problems];
  if (typeof header !== 'object' || header === null) return { shard: null, problems: all };
  const found = header as Record<string, unknown>;
  for (const [name, type] of Object.entries({ count: 'number', ...FACT_TYPES })) {
    if (typeof found[name] !== type) all.push(`${name}: found ${typeof found[name]}, expected a ${type}; ${REMEDY}`);
  }
  if (payload.length !== Number(found.count) * FRAME_BYTES) {
    all.push(`found ${payload.length} bytes of frames, expected ${found.count} times ${FRAME_BYTES}; ${REMEDY}`);
  }
  if (all.length > 0) return { shard: null, problems: all };
  const frames = framesOf(payload);
  const wild = frames.findIndex(({ label }) => label.some((id) => id >= PERCEPTION_COUNT && id !== UNLABELLED));
  if (wild >= 0)
    return {
      shard: null,
      problems: [`frame ${wild}: found a label above ${PERCEPTION_COUNT - 1}, expected a perception class; ${REMEDY}`],
    };
  const { firstSeed, lastSeed, pictureHash } = header as ShardFacts;
  return { shard: { facts: { firstSeed, lastSeed, pictureHash }, frames }, problems: [] };
}

function framesOf(payload: Uint8Array): LabelledFrame[] {
  return Array.from({ length: payload.length / FRAME_BYTES }, (_, index) => {
    const start = index * FRAME_BYTES;
    return {
      rgb: payload.subarray(start, start + PICTURE_BYTES),
      label: payload.subarray(start + PICTURE_BYTES, start + FRAME_BYTES),
    };
  });
}
