/** What can be shown or hidden on a map, in the order of the menu. */
export const MAP_LAYERS = {
  scenery: 'Scenery',
  types: 'Lanes by type',
  speeds: 'Speed limits',
  directions: 'Directions',
  signals: 'Signals, stop lines',
  places: 'Crosswalks, parking',
  roadIds: 'Road ids',
  laneIds: 'Lane ids',
  junctionIds: 'Junction ids',
} as const;

export type MapLayerName = keyof typeof MAP_LAYERS;
export type MapLayerChoice = Readonly<Record<MapLayerName, boolean>>;

export const DEFAULT_MAP_LAYERS: MapLayerChoice = {
  scenery: true,
  types: true,
  speeds: false,
  directions: true,
  signals: true,
  places: true,
  roadIds: false,
  laneIds: false,
  junctionIds: false,
};
