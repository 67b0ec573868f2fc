import { RotateCcw } from 'lucide-react';
import type { DocumentHeader } from '../../map/opendrive/document.ts';
import { placeOfMap } from '../../world/weather/map-place.ts';
import { timeOfDay, weatherTitle } from '../parts/weather-words.ts';
import { LATE_AFTERNOON, MAP_SKIES, type MapLight, type MapSky, mapSun } from './map-light.ts';
import './light-panel.css';

/** Step of the slider [h]. */
const STEP = 0.25;

/** Time of day and sky that the map is looked at in; null is the light that it came with. */
export function LightPanel(props: {
  readonly header: DocumentHeader;
  readonly light: MapLight | null;
  readonly onLight: (light: MapLight | null) => void;
}) {
  const { header, light, onLight } = props;
  const { hour, sky } = light ?? LATE_AFTERNOON;
  const place = placeOfMap(header);
  const where =
    place === null ? 'the map does not say where it lies: 50° north' : `${place.latitude.toFixed(1)}° north`;
  return (
    <fieldset className="map-light" data-testid="map-light" title={`The sun of May 1, ${where}`}>
      <legend className="visually-hidden">Light</legend>
      <label className="map-light-time">
        <span>Time of day</span>
        <output className="number">{clockText(hour)}</output>
        <input
          type="range"
          min={0}
          max={24 - STEP}
          step={STEP}
          value={hour}
          aria-label="Time of day"
          aria-valuetext={`${clockText(hour)}, ${timeOfDay(mapSun(hour, header).elevation)}`}
          onChange={(event) => onLight({ hour: Number(event.target.value), sky })}
        />
      </label>
      <div className="map-light-sky">
        <label>
          Sky
          <select value={sky} onChange={(event) => onLight({ hour, sky: event.target.value as MapSky })}>
            {MAP_SKIES.map((name) => (
              <option key={name} value={name}>
                {weatherTitle(name)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="icon-button"
          aria-label="The light that the map came with"
          title="The light that the map came with"
          disabled={light === null}
          onClick={() => onLight(null)}
        >
          <RotateCcw size={14} />
        </button>
      </div>
    </fieldset>
  );
}

/** 16.5 as 16:30. */
function clockText(hour: number): string {
  const minutes = Math.round(60 * hour);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
