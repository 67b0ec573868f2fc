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

type Facts = ConstructorParameters<typeof SensorPicture>[0];

/** What the app's three.js view of a camera shows from each pose in each weather, sRGB, rows from the top, as base64. */
export async function sensorPicturesInPage(
  xml: string,
  seed: number,
  weathers: readonly (WeatherName | null)[],
  calibration: CameraCalibration,
  views: readonly MaskView[],
): Promise<string[][]> {
  const { map } = loadRoadMap(xml, 'in page');
  if (map === null) throw new Error('the map does not load');
  const built = buildScenery(map, seed);
  return weathers.map((weather) => {
    const scenery = dressForWeather(built, weather === null ? null : presetWeather(weather), seed);
    return pictures({ scenery, vehicle: compactHatchback, signalCount: map.signals.length }, calibration, views);
  });
}

function pictures(facts: Facts, calibration: CameraCalibration, views: readonly MaskView[]): string[] {
  const { width, height } = calibration;
  const picture = new SensorPicture(facts, calibration, true);
  picture.fit(width, height);
  const pixels = new Uint8Array(4 * width * height);
  const shown = views.map((view, tick) => {
    picture.update('truth.ego', egoAt(view), tick);
    picture.update('truth.actors', actorsOf(view, facts.scenery), tick);
    picture.draw(tick, view.ego);
    const gl = picture.renderer.getContext();
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    return base64(upright(pixels, width, height));
  });
  picture.dispose();
  return shown;
}
