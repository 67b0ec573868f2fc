import type { LaneType } from '../road-map.ts';

export type DrawingTheme = 'light' | 'dark';

/** Colours of a drawing of a map: quiet around it, light enough to be printed or dark as the workbench. */
export interface MapColors {
  readonly ground: string;
  readonly text: string;
  readonly quiet: string;
  readonly hairline: string;
  readonly accent: string;
  readonly lanes: Readonly<Record<LaneType, string>>;
  /** Driving lanes inside junctions. */
  readonly junction: string;
  readonly arrow: string;
  readonly marks: Readonly<Record<string, string>>;
  readonly building: string;
  readonly plant: string;
  readonly furniture: string;
}

const MARKS = {
  white: '#ffffff',
  yellow: '#f2c230',
  red: '#d9433b',
  blue: '#3b82d9',
  green: '#3fb950',
  orange: '#ef8f2f',
  violet: '#9a63d8',
  black: '#20262d',
  other: '#ffffff',
};

const LIGHT: MapColors = {
  ground: '#f7f9fb',
  text: '#17202a',
  quiet: '#5b6875',
  hairline: '#d4dce4',
  accent: '#0b74c4',
  lanes: {
    driving: '#8b949e',
    shoulder: '#b3bac1',
    border: '#c3c9cf',
    sidewalk: '#ddd3c4',
    biking: '#c88d80',
    parking: '#8ea6c4',
    median: '#b9d1a4',
    stop: '#a9a1b4',
    restricted: '#b9a58f',
    none: '#e3e8ec',
    other: '#cdd3d9',
  },
  junction: '#7d868f',
  arrow: '#eef2f6',
  marks: MARKS,
  building: '#c9b8a4',
  plant: '#7fae6a',
  furniture: '#5b6875',
};

const DARK: MapColors = {
  ground: '#0d1117',
  text: '#e6edf3',
  quiet: '#9aa7b4',
  hairline: '#2b3440',
  accent: '#4cc2ff',
  lanes: {
    driving: '#3b444e',
    shoulder: '#2f3740',
    border: '#2a3139',
    sidewalk: '#575046',
    biking: '#6b433b',
    parking: '#34475e',
    median: '#34492c',
    stop: '#453f50',
    restricted: '#54473a',
    none: '#1a212a',
    other: '#2a3139',
  },
  junction: '#46505b',
  arrow: '#7b8794',
  marks: MARKS,
  building: '#5d5348',
  plant: '#4b7a3a',
  furniture: '#9aa7b4',
};

export const MAP_COLORS: Readonly<Record<DrawingTheme, MapColors>> = { light: LIGHT, dark: DARK };
