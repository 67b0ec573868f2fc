import { RandomStream } from '../../core/random.ts';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { frontCalibration } from '../../sensors/camera.ts';
import { CameraRenderer } from '../../sensors/camera-renderer.ts';
import { ImageNoise } from '../../sensors/raster/image-noise.ts';
import { buildScenery } from '../../world/scenery/build-scenery.ts';
import { dressForWeather } from '../../world/weather/dress-for-weather.ts';
import type { Weather } from '../../world/weather/weather.ts';
import { sampleScene } from './sample-scene.ts';

/** A picture of the front camera with the class of each pixel; both are overwritten by the next. */
export interface Frame {
  readonly seed: number;
  readonly weather: Weather | null;
  /** sRGB, 3 bytes a pixel. */
  readonly rgb: Uint8Array;
  /** SEMANTIC class ids. */
  readonly semantic: Uint8Array;
}

/**
 * Frames for the network: for each seed its own scenery (houses, trees, colours), and in it so many independent scenes.
 * A seed's frames depend on the seed, their number within it and the weather only; all weathers get the same scenes.
 */
export function* makeFrames(
  map: RoadMap,
  seeds: Iterable<number>,
  framesPerSeed: number,
  weathers: readonly (Weather | null)[] = [null],
): Generator<Frame> {
  for (const seed of seeds) {
    const built = buildScenery(map, seed);
    for (const weather of weathers) {
      const scenery = dressForWeather(built, weather, seed);
      const renderer = new CameraRenderer(scenery, frontCalibration());
      const noise = new ImageNoise(seed, 'camera.front');
      const random = new RandomStream(seed, 'dataset');
      for (let i = 0; i < framesPerSeed; i++) {
        const { ego, actors, signals } = sampleScene(map, scenery, random);
        renderer.render(ego, actors, signals, noise, i * TICKS_PER_SECOND);
        yield { seed, weather, rgb: renderer.rgb, semantic: renderer.semantic };
      }
    }
  }
}
