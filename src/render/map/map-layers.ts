import { firstChoice, type LayerChoice } from '../layer-menu.ts';

/** What can be shown or hidden on a map. */
export const MAP_LAYERS = {
  scenery: { title: 'Scenery', isShown: true },
  types: { title: 'Lanes by type', isShown: true },
  speeds: { title: 'Speed limits', isShown: false },
  directions: { title: 'Directions', isShown: true },
  signals: { title: 'Signals, stop lines', isShown: true },
  places: { title: 'Crosswalks, parking', isShown: true },
  roadIds: { title: 'Road ids', isShown: false },
  laneIds: { title: 'Lane ids', isShown: false },
  junctionIds: { title: 'Junction ids', isShown: false },
} as const;

export type MapLayer = keyof typeof MAP_LAYERS;
export type MapLayerChoice = LayerChoice<MapLayer>;

export const DEFAULT_MAP_LAYERS: MapLayerChoice = firstChoice(MAP_LAYERS);
