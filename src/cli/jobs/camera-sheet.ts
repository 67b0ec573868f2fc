import { degreesToRadians } from '../../core/math/angle.ts';
import { RandomStream } from '../../core/random.ts';
import { sampleScene } from '../../scenario/dataset/sample-scene.ts';
import { weatherOf } from '../../scenario/weather/read-weather.ts';
import type { WeatherFields } from '../../scenario/weather/weather-schema.ts';
import { CameraModel } from '../../sensors/camera/camera-model.ts';
import { type CameraParameters, DEFAULT_CAMERA, DEFAULT_PHOTO } from '../../sensors/camera/camera-parameters.ts';
import { paintTruth, TRUTH_VIEWS } from '../../sensors/camera/truth-colours.ts';
import type { SensorTruth } from '../../sensors/sensor.ts';
import { buildScenery } from '../../world/scenery/build-scenery.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import { dressForWeather } from '../../world/weather/dress-for-weather.ts';
import { julianDayOf, type LocalTime, parseLocalTime } from '../../world/weather/local-time.ts';
import { type SunPlace, sunPosition } from '../../world/weather/sun-position.ts';
import { writeWhole } from '../disk-files.ts';
import { encodePng } from '../encode-png.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { loadMap } from '../load-map.ts';
import { ProgressLine } from '../progress-line.ts';

export interface SheetFlags {
  readonly of: 'weather' | 'truth';
  readonly width: number;
  readonly seed: number;
  readonly output: string;
}

/** Rows of the sheet of weather, and its columns: a day in autumn in the middle of Germany. */
const SKIES: readonly WeatherFields[] = [
  { cloudCover: 0.2 },
  { cloudCover: 1 },
  { cloudCover: 1, fog: 120 },
  { rain: 6 },
  { snowfall: 2, snow: 0.05 },
];
const HOURS = ['2026-10-10T07:50', '2026-10-10T13:00', '2026-10-10T18:10', '2026-10-10T22:00'] as const;
const PLACE = { latitude: 50.1, longitude: 8.7 };

/** Rows of the sheet of truth. */
const LENSES: readonly Pick<CameraParameters, 'lens' | 'fieldOfView'>[] = [
  { lens: { model: 'pinhole' }, fieldOfView: degreesToRadians(70) },
  {
    lens: { model: 'brown-conrady', k1: -0.28, k2: 0.07, p1: 0.0005, p2: -0.0003, k3: -0.008 },
    fieldOfView: degreesToRadians(95),
  },
  { lens: { model: 'kannala-brandt', k1: 0.02, k2: -0.005, k3: 0.001, k4: 0 }, fieldOfView: degreesToRadians(185) },
];

/** Between pictures [pixels], and its colour. */
const GAP = 4;
const GROUND = [13, 17, 23] as const;

/** Frames until exposure has settled and flow is known, and ticks between them. */
const FRAMES = 3;
const PERIOD = 10;

/** How far the car goes on between frames [m]. */
const STEP = 0.8;

/** Draws a contact sheet and writes it as PNG. */
export async function makeCameraSheet(path: string, flags: SheetFlags): Promise<ExitCode> {
  const map = await loadMap(path);
  const { seed, width } = flags;
  const scenery = buildScenery(map, seed);
  const world = sampleScene(map, scenery, new RandomStream(seed, 'camera sheet'));
  const usual = {
    ...DEFAULT_CAMERA,
    width,
    height: width / 2,
    quality: { ...DEFAULT_CAMERA.quality, antialiasing: 2 },
  } as const;
  const progress = new ProgressLine();
  const rows = flags.of === 'weather' ? SKIES : LENSES;
  const pictures: Uint8Array[][] = [];
  for (const [i, row] of rows.entries()) {
    progress.show(`row ${i + 1} of ${rows.length}`);
    pictures.push(
      'lens' in row ? lensRow({ ...usual, ...row }, scenery, world) : skyRow(row, usual, scenery, world, seed),
    );
  }
  progress.end();
  await writeWhole(flags.output, layOut(pictures, width, width / 2));
  process.stderr.write(`${flags.output}\n`);
  return EXIT.ok;
}

/** One weather at every hour. */
function skyRow(
  asked: WeatherFields,
  usual: CameraParameters,
  scenery: Scenery,
  world: SensorTruth,
  seed: number,
): Uint8Array[] {
  return HOURS.map((hour) => {
    const dressed = dressForWeather(scenery, weatherOf(asked, sunAt(hour)), seed);
    const camera = new CameraModel('sheet', { ...usual, photo: DEFAULT_PHOTO }, seed, dressed);
    return lastOf(camera, world);
  });
}

/** A lens' picture and its truth. */
function lensRow(parameters: CameraParameters, scenery: Scenery, world: SensorTruth): Uint8Array[] {
  const camera = new CameraModel(
    'sheet',
    { ...parameters, truth: { normals: true, flow: true, boxes: false, marks: false } },
    1,
    scenery,
  );
  const picture = lastOf(camera, world);
  const truth = camera.truthOf();
  return [
    picture,
    ...TRUTH_VIEWS.map((view) => {
      const out = new Uint8Array(picture.length);
      paintTruth(truth, view, out);
      return out;
    }),
  ];
}

/** The last of a few frames of a car that goes straight on. */
function lastOf(camera: CameraModel, { ego, actors, signals }: SensorTruth): Uint8Array {
  let last = new Uint8Array(0);
  for (let k = 0; k < FRAMES; k++) {
    const way = (k - FRAMES + 1) * STEP;
    const moved = { ...ego, x: ego.x + way * Math.cos(ego.yaw), y: ego.y + way * Math.sin(ego.yaw) };
    last = camera.measure(k * PERIOD, { ego: moved, actors, signals }).rgb.slice();
  }
  return last;
}

function sunAt(hour: string): SunPlace {
  const { latitude, longitude } = PLACE;
  return sunPosition(julianDayOf(parseLocalTime(hour) as LocalTime, longitude), latitude, longitude);
}

function layOut(pictures: readonly (readonly Uint8Array[])[], width: number, height: number): Buffer {
  const columns = Math.max(...pictures.map((row) => row.length));
  const across = columns * (width + GAP) - GAP;
  const down = pictures.length * (height + GAP) - GAP;
  const out = new Uint8Array(3 * across * down);
  for (let i = 0; i < out.length; i += 3) out.set(GROUND, i);
  pictures.forEach((row, j) => {
    row.forEach((rgb, i) => {
      for (let y = 0; y < height; y++) {
        const to = 3 * ((j * (height + GAP) + y) * across + i * (width + GAP));
        out.set(rgb.subarray(3 * width * y, 3 * width * (y + 1)), to);
      }
    });
  });
  return encodePng(across, down, out);
}
