import { RandomStream } from '../../core/random.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { frontCalibration } from '../../sensors/camera.ts';
import { CameraRenderer } from '../../sensors/camera-renderer.ts';
import { ImageNoise } from '../../sensors/raster/image-noise.ts';
import { buildScenery } from '../../world/scenery/build-scenery.ts';
import { sampleScene } from './sample-scene.ts';

/** A picture of the front camera with the class of each pixel; both are overwritten by the next. */
export interface Frame {
  readonly seed: number;
  /** sRGB, 3 bytes a pixel. */
  readonly rgb: Uint8Array;
  /** SEMANTIC class ids. */
  readonly semantic: Uint8Array;
}

/**
 * Frames for the network: for each seed its own scenery (houses, trees, colours), and in it so many independent scenes.
 * A seed's frames depend on the seed and their number within it only.
 */
export function* makeFrames(map: RoadMap, seeds: Iterable<number>, framesPerSeed: number): Generator<Frame> {
  for (const seed of seeds) {
    const scenery = buildScenery(map, seed);
    const renderer = new CameraRenderer(scenery, frontCalibration());
    const noise = new ImageNoise(seed, 'camera.front');
    const random = new RandomStream(seed, 'dataset');
    for (let i = 0; i < framesPerSeed; i++) {
      const { ego, actors, signals } = sampleScene(map, scenery, random);
      renderer.render(ego, actors, signals, noise);
      yield { seed, rgb: renderer.rgb, semantic: renderer.semantic };
    }
  }
}
