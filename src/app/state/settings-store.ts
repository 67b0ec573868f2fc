import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { CAMERA_VIEWS, type CameraView } from '../../render/camera/camera-rig.ts';
import type { DetailChoice } from '../../render/detail.ts';
import { DEFAULT_MAP_LAYERS, type MapLayer, type MapLayerChoice } from '../../render/map/map-layers.ts';
import type { PointColour } from '../../render/point-colour.ts';
import { DEFAULT_WORLD_LAYERS, type WorldLayer, type WorldLayerChoice } from '../../render/world-layers.ts';
import type { TruthView } from '../../sensors/camera/truth-colours.ts';

export const THEMES = ['dark', 'light', 'system'] as const;
export type Theme = (typeof THEMES)[number];
export const OVERLAYS = ['picture', 'mask', 'truth'] as const;
/** What is laid over the camera's picture: nothing, the network's classes, the true classes. */
export type Overlay = (typeof OVERLAYS)[number];

export const CAMERA_ENGINES = ['three', 'raster', 'half'] as const;
/** Whose picture is shown of a camera that three.js draws too: three.js', the rasteriser's, both side by side. */
export type CameraEngine = (typeof CAMERA_ENGINES)[number];

/** Choices about the page that are kept for the next visit. */
export interface Settings {
  readonly theme: Theme;
  readonly view: CameraView;
  readonly detail: DetailChoice;
  readonly layers: WorldLayerChoice;
  /** What the colour of lidar points tells. */
  readonly pointColour: PointColour;
  readonly overlay: Overlay;
  /** Which truth is laid over it. */
  readonly truthView: TruthView;
  /** Of the overlay, 0 to 1. */
  readonly overlayOpacity: number;
  readonly cameraEngine: CameraEngine;
  /** The small map in the corner of the world. */
  readonly mapShown: boolean;
  readonly sidePanelOpen: boolean;
  readonly layerPanelOpen: boolean;
  /** Where one writes a planner. */
  readonly plannerPanelOpen: boolean;
  /** The ways to the goal. */
  readonly wayPanelOpen: boolean;
  readonly mapLayers: MapLayerChoice;
  readonly mapLayersOpen: boolean;
}

/** In small windows the map comes first: its layers are one key away. */
function hasRoomForLayers(): boolean {
  return window.innerWidth >= 1100 && window.innerHeight >= 700;
}

export const useSettings = create<Settings>()(
  persist(
    () =>
      ({
        theme: 'dark',
        view: 'chase',
        detail: 'auto',
        layers: DEFAULT_WORLD_LAYERS,
        pointColour: 'height',
        overlay: 'mask',
        truthView: 'class',
        overlayOpacity: 0.55,
        cameraEngine: 'three',
        mapShown: true,
        sidePanelOpen: true,
        layerPanelOpen: false,
        plannerPanelOpen: false,
        wayPanelOpen: false,
        mapLayers: DEFAULT_MAP_LAYERS,
        mapLayersOpen: hasRoomForLayers(),
      }) satisfies Settings as Settings,
    { name: 'skidpad settings', version: 1 },
  ),
);

export function cycleView(): void {
  const { view } = useSettings.getState();
  useSettings.setState({ view: CAMERA_VIEWS[(CAMERA_VIEWS.indexOf(view) + 1) % CAMERA_VIEWS.length] });
}

/** Shows or hides a layer of the world. Layers that are new since the last visit are as they come. */
export function toggleLayer(name: WorldLayer): void {
  const all = { ...DEFAULT_WORLD_LAYERS, ...useSettings.getState().layers };
  useSettings.setState({ layers: { ...all, [name]: !all[name] } });
}

/** Shows or hides a layer of maps. Layers that are new since the last visit are as they come. */
export function toggleMapLayer(name: MapLayer): void {
  const { mapLayers } = useSettings.getState();
  const all = { ...DEFAULT_MAP_LAYERS, ...mapLayers };
  useSettings.setState({ mapLayers: { ...all, [name]: !all[name] } });
}
