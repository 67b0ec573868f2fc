import type { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { LocalFrame } from './box-mesh.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import { type Colour, pick, shaded, varied } from './palette.ts';

const WALLS: readonly Colour[] = [
  [196, 188, 172],
  [178, 172, 160],
  [205, 201, 193],
  [188, 172, 142],
  [156, 152, 148],
  [150, 112, 94],
  [128, 92, 78],
  [168, 178, 186],
  [194, 176, 158],
  [120, 120, 118],
];
const TILES: readonly Colour[] = [
  [134, 78, 60],
  [118, 72, 60],
  [92, 82, 78],
  [78, 80, 84],
  [104, 92, 82],
];
const FLAT_ROOF: Colour = [112, 110, 106];
const FRAME: Colour = [214, 212, 206];
const PANE: Colour = [44, 52, 60];
const DOORS: readonly Colour[] = [
  [84, 60, 44],
  [58, 74, 66],
  [90, 92, 96],
  [104, 44, 40],
];

/** How far windows are in front of their wall from afar [m], and how much brighter than near. */
const FAR_OFF = 0.15;
const FAR_PANE = 1.5;

const STOREY = 2.9;
/** How far walls go into the ground, so that they meet it on a slope [m]. */
const FOOTING = 2;

/** What a house is like; its front looks along local +x. */
export interface House {
  /** Along local x and y [m]. */
  readonly depth: number;
  readonly front: number;
  readonly storeys: number;
  readonly gable: boolean;
  /** Large panes on the ground floor. */
  readonly shop: boolean;
}

/** Height of the walls [m]. */
export function wallHeight(house: House): number {
  return house.storeys * STOREY + 0.5;
}

/** A house with roof, windows, door and chimney, its centre at the frame's origin. */
export function addHouse(builder: MeshBuilder, frame: LocalFrame, house: House, random: RandomStream): void {
  const wall = varied(pick(WALLS, random), random, 0.07);
  const height = wallHeight(house);
  const x = house.depth / 2;
  const y = house.front / 2;
  frame.box(builder, [-x, -y, -FOOTING], [x, y, height], facade(wall), building(FLAT_ROOF, MATERIAL.concrete));
  builder.nearOnly = true;
  frame.box(builder, [-x - 0.05, -y - 0.05, -FOOTING], [x + 0.05, y + 0.05, 0.45], facade(shaded(wall, 0.72)));
  builder.nearOnly = false;
  const tiles = varied(pick(TILES, random), random, 0.08);
  if (house.gable) addGable(builder, frame, house, height, facade(wall), building(tiles, MATERIAL.facade), random);
  else addParapet(builder, frame, x, y, height, facade(shaded(wall, 0.9)));
  addOpenings(builder, frame, house, random);
}

/** Two slopes along y with eaves, and the walls under them. */
function addGable(
  builder: MeshBuilder,
  frame: LocalFrame,
  house: House,
  height: number,
  wall: Finish,
  tiles: Finish,
  random: RandomStream,
): void {
  const x = house.depth / 2;
  const y = house.front / 2;
  const pitch = random.between(0.62, 0.95);
  const ridge = height + x * pitch;
  const eave = 0.4;
  const low = height - eave * pitch;
  for (const side of [1, -1] as const) {
    const ends = [-side * (y + 0.3), side * (y + 0.3)] as const;
    const slope = [
      [side * (x + eave), ends[0], low],
      [side * (x + eave), ends[1], low],
      [0, ends[1], ridge],
      [0, ends[0], ridge],
    ] as const;
    const under = slope.map(([px, py, pz]) => [px, py, pz - 0.12] as const).reverse();
    frame.quad(builder, slope, tiles);
    builder.nearOnly = true;
    frame.quad(builder, under, building([150, 140, 126], MATERIAL.plain));
    // Fascia along the eaves.
    frame.quad(builder, [under[3], under[2], slope[1], slope[0]], building(FRAME, MATERIAL.plain));
    builder.nearOnly = false;
    const gable = [
      [side * x, side * y, height],
      [-side * x, side * y, height],
      [0, side * y, ridge - 0.1],
    ] as const;
    frame.triangle(builder, gable, wall);
  }
  const cx = random.between(-0.3, 0.3) * x;
  const cy = random.between(-0.7, 0.7) * y;
  frame.box(
    builder,
    [cx - 0.35, cy - 0.35, height],
    [cx + 0.35, cy + 0.35, ridge + 0.8],
    building([128, 92, 80], MATERIAL.facade),
  );
}

function addParapet(
  builder: MeshBuilder,
  frame: LocalFrame,
  x: number,
  y: number,
  height: number,
  finish: Finish,
): void {
  const t = 0.25;
  const top = height + 0.55;
  frame.box(builder.far, [-x, -y, height], [x, y, top], finish, building(FLAT_ROOF, MATERIAL.concrete));
  builder.nearOnly = true;
  frame.box(builder, [x - t, -y, height], [x + 0.08, y, top], finish);
  frame.box(builder, [-x - 0.08, -y, height], [-x + t, y, top], finish);
  frame.box(builder, [-x, y - t, height], [x, y + 0.08, top], finish);
  frame.box(builder, [-x, -y - 0.08, height], [x, -y + t, top], finish);
  builder.nearOnly = false;
}

/** Windows on the front and the sides, a door in front; backs are hardly seen. */
function addOpenings(builder: MeshBuilder, frame: LocalFrame, house: House, random: RandomStream): void {
  const x = house.depth / 2;
  const y = house.front / 2;
  const walls: readonly Wall[] = [
    { origin: [x, 0], along: [0, 1], out: [1, 0], half: y },
    { origin: [0, y], along: [-1, 0], out: [0, 1], half: x },
    { origin: [0, -y], along: [1, 0], out: [0, -1], half: x },
  ];
  const width = random.between(0.9, 1.3);
  const spacing = width + random.between(1, 1.7);
  const door = building(pick(DOORS, random), MATERIAL.plain);
  walls.forEach((wall, side) => {
    const columns = Math.max(1, Math.floor((2 * wall.half - 0.8) / spacing));
    const doorColumn = side === 0 ? random.integer(columns) : -1;
    for (let storey = 0; storey < house.storeys; storey++) {
      const floor = 0.35 + storey * STOREY;
      for (let column = 0; column < columns; column++) {
        const at = (column - (columns - 1) / 2) * spacing;
        if (storey === 0 && column === doorColumn) {
          panel(builder, frame, wall, at, 0.62, floor - 0.05, floor + 2.25, 0.08, building(FRAME, MATERIAL.plain));
          panel(builder, frame, wall, at, 0.5, floor - 0.05, floor + 2.12, 0.1, door);
        } else if (storey === 0 && side === 0 && house.shop) {
          addWindow(builder, frame, wall, at, spacing * 0.44, floor + 0.3, floor + 2.4, random);
        } else addWindow(builder, frame, wall, at, width / 2, floor + 0.85, floor + 2.25, random);
      }
    }
  });
}

interface Wall {
  readonly origin: readonly [number, number];
  readonly along: readonly [number, number];
  readonly out: readonly [number, number];
  readonly half: number;
}

function addWindow(
  builder: MeshBuilder,
  frame: LocalFrame,
  wall: Wall,
  at: number,
  half: number,
  low: number,
  high: number,
  random: RandomStream,
): void {
  const pane = building(shaded(PANE, random.between(0.7, 1.4)), MATERIAL.glass);
  // From afar a frame is a little more light in its pane.
  panel(builder.far, frame, wall, at, half, low, high, FAR_OFF, { ...pane, color: shaded(pane.color, FAR_PANE) });
  builder.nearOnly = true;
  panel(builder, frame, wall, at, half + 0.09, low - 0.09, high + 0.09, 0.08, building(FRAME, MATERIAL.plain));
  panel(builder, frame, wall, at, half, low, high, 0.1, pane);
  builder.nearOnly = false;
}

/** A rectangle on a wall, `off` [m] in front of it. */
function panel(
  builder: MeshBuilder,
  frame: LocalFrame,
  wall: Wall,
  at: number,
  half: number,
  low: number,
  high: number,
  off: number,
  finish: Finish,
): void {
  const corner = (a: number, z: number) =>
    [
      wall.origin[0] + wall.along[0] * a + wall.out[0] * off,
      wall.origin[1] + wall.along[1] * a + wall.out[1] * off,
      z,
    ] as const;
  frame.quad(
    builder,
    [corner(at - half, low), corner(at + half, low), corner(at + half, high), corner(at - half, high)],
    finish,
  );
}

function facade(color: Colour): Finish {
  return building(color, MATERIAL.facade);
}

function building(color: Colour, material: number): Finish {
  return { color, material, semantic: SEMANTIC.building };
}
