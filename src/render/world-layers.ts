import { firstChoice, type LayerChoice } from './layer-menu.ts';

/** What can be shown or hidden in the world. */
export const WORLD_LAYERS = {
  route: { title: 'Route', isShown: true },
  plan: { title: 'Plan', isShown: true },
  thoughts: { title: 'Candidates, drawings', isShown: true },
  fence: { title: 'Stop fence', isShown: true },
  tracks: { title: 'Believed road users', isShown: true },
  truth: { title: 'True boxes', isShown: false },
  localisation: { title: 'Believed place', isShown: false },
  sensors: { title: 'Sensor returns', isShown: true },
} as const;

export type WorldLayer = keyof typeof WORLD_LAYERS;
export type WorldLayerChoice = LayerChoice<WorldLayer>;

export const DEFAULT_WORLD_LAYERS: WorldLayerChoice = firstChoice(WORLD_LAYERS);

/** The world as it is, without anything that is believed or measured. */
export const HIDDEN_WORLD_LAYERS: WorldLayerChoice = {
  route: false,
  plan: false,
  thoughts: false,
  fence: false,
  tracks: false,
  truth: false,
  localisation: false,
  sensors: false,
};
