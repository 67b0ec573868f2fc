/** What can be shown or hidden in the world, in the order of the menu. */
export const LAYERS = {
  route: 'Route',
  plan: 'Plan',
  fence: 'Stop fence',
  tracks: 'Believed road users',
  truth: 'True boxes',
  localisation: 'Believed place',
} as const;

export type LayerName = keyof typeof LAYERS;
export type LayerChoice = Readonly<Record<LayerName, boolean>>;

export const DEFAULT_LAYERS: LayerChoice = {
  route: true,
  plan: true,
  fence: true,
  tracks: true,
  truth: false,
  localisation: false,
};
