import type { CameraCalibration } from '../../../src/core/messages/camera-frame.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { SensorPicture } from '../../../src/render/sensor-picture.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { dressForWeather } from '../../../src/world/weather/dress-for-weather.ts';
import { presetWeather, type WeatherName } from '../../../src/world/weather/weather-presets.ts';
import { actorsOf, type MaskView } from './mask-views.ts';
import { base64 } from './masks-in-page.ts';
import { egoAt, upright } from './pictures-in-page.ts';

/** What the app's three.js view of a camera shows from each pose, sRGB, rows from the top, as base64. */
export async function sensorPicturesInPage(
  xml: string,
  seed: number,
  weather: WeatherName | null,
  calibration: CameraCalibration,
  views: readonly MaskView[],
): Promise<string[]> {
  const { map } = loadRoadMap(xml, 'in page');
  if (map === null) throw new Error('the map does not load');
  const scenery = dressForWeather(buildScenery(map, seed), weather === null ? null : presetWeather(weather), seed);
  const { width, height } = calibration;
  const facts = { scenery, vehicle: compactHatchback, signalCount: map.signals.length };
  const picture = new SensorPicture(facts, calibration, true);
  picture.fit(width, height);
  const pixels = new Uint8Array(4 * width * height);
  return views.map((view, tick) => {
    picture.update('truth.ego', egoAt(view), tick);
    picture.update('truth.actors', actorsOf(view, scenery), tick);
    picture.draw(tick, view.ego);
    const gl = picture.renderer.getContext();
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    return base64(upright(pixels, width, height));
  });
}
