import { RandomStream } from '../../../src/core/random.ts';
import { SEMANTIC, type SemanticClass } from '../../../src/core/semantic-class.ts';
import { PICTURE_HEIGHT, PICTURE_WIDTH } from '../../../src/perception/segmentation/picture-cells.ts';
import { type LabelledFrame, majorityLabel } from '../../../src/perception/training/dataset.ts';

interface Matter {
  readonly id: SemanticClass;
  readonly rgb: readonly number[];
}

/** Colour and class of what the toy scenes are made of; verge and tree are of one colour. */
const SKY: Matter = { id: SEMANTIC.sky, rgb: [150, 190, 230] };
const ROAD: Matter = { id: SEMANTIC.road, rgb: [90, 90, 95] };
const MARK: Matter = { id: SEMANTIC.laneMark, rgb: [220, 220, 220] };
const VERGE: Matter = { id: SEMANTIC.terrain, rgb: [90, 130, 70] };
const TREE: Matter = { id: SEMANTIC.vegetation, rgb: [90, 130, 70] };
const WALL: Matter = { id: SEMANTIC.building, rgb: [160, 140, 120] };

/** Toy street scenes: a horizon, a road of a seeded direction with a mark, boxes, trees and cars; with seeded noise. */
export function syntheticFrames(seed: number, count: number): LabelledFrame[] {
  const random = new RandomStream(seed, 'synthetic');
  return Array.from({ length: count }, () => syntheticFrame(random));
}

function syntheticFrame(random: RandomStream): LabelledFrame {
  const rgb = new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT * 3);
  const semantic = new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT);
  const paint = (left: number, top: number, right: number, bottom: number, { id, rgb: colour }: Matter) => {
    for (let row = Math.max(0, Math.floor(top)); row < Math.min(PICTURE_HEIGHT, bottom); row++) {
      for (let column = Math.max(0, Math.floor(left)); column < Math.min(PICTURE_WIDTH, right); column++) {
        const pixel = row * PICTURE_WIDTH + column;
        semantic[pixel] = id;
        for (let c = 0; c < 3; c++) rgb[3 * pixel + c] = colour[c] + random.integer(13) - 6;
      }
    }
  };
  const horizon = 50 + random.integer(20);
  const vanishing = random.between(90, 166);
  paint(0, 0, PICTURE_WIDTH, horizon, SKY);
  paint(0, horizon, PICTURE_WIDTH, PICTURE_HEIGHT, VERGE);
  for (let i = 0; i < 4; i++) {
    const left = random.between(-20, 250);
    paint(
      left,
      horizon - random.between(10, 40),
      left + random.between(15, 60),
      horizon,
      random.uniform() < 0.5 ? WALL : TREE,
    );
  }
  for (let row = horizon; row < PICTURE_HEIGHT; row++) {
    const depth = row - horizon;
    const middle = vanishing + (128 - vanishing) * (depth / 70);
    paint(middle - 1.4 * depth, row, middle + 1.4 * depth, row + 1, ROAD);
    if (depth % 12 < 8) paint(middle - 0.05 * depth, row, middle + 0.05 * depth, row + 1, MARK);
  }
  for (let i = 0; i < 3; i++) {
    const bottom = horizon + random.between(5, 50);
    const size = 0.8 * (bottom - horizon);
    const left = vanishing + random.between(-1.5, 1.2) * size;
    const car = {
      id: SEMANTIC.car,
      rgb: [random.integer(200) + 20, random.integer(200) + 20, random.integer(200) + 20],
    };
    paint(left, bottom - size, left + 1.2 * size, bottom, car);
  }
  return { rgb, label: majorityLabel(semantic) };
}
