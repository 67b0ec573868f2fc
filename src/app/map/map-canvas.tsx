import { useCallback, useEffect, useRef } from 'react';
import type { Highlight } from '../../render/map/highlight-view.ts';
import { DEFAULT_MAP_LAYERS } from '../../render/map/map-layers.ts';
import { MapRenderer } from '../../render/map/map-renderer.ts';
import { type PictureListener, usePicture } from '../hooks/use-picture.ts';
import { parseMapLink } from '../state/map-link.ts';
import { clickPlace, hover, rememberView, useMap } from '../state/map-store.ts';
import { useSettings } from '../state/settings-store.ts';
import type { MapFacts } from '../worker/map-protocol.ts';
import { type MapLight, mapAtmosphere } from './map-light.ts';
import { mapView } from './map-view.ts';

const NONE: readonly Highlight[] = [];

/** The world that a map describes, and what is laid over it. */
export function MapCanvas({
  facts,
  light,
  ...listener
}: PictureListener & { readonly facts: MapFacts; readonly light: MapLight | null }) {
  const layers = useSettings((settings) => settings.mapLayers);
  const { lane, junction, pinned, measure, tool, hovered } = useMap();
  const make = useCallback((container: HTMLElement) => makeRenderer(container, facts), [facts]);
  const { container, renderer } = usePicture(make, listener);

  useEffect(() => {
    mapView.set(renderer);
    return () => mapView.set(null);
  }, [renderer]);
  useEffect(() => renderer?.setLayers({ ...DEFAULT_MAP_LAYERS, ...layers }), [renderer, layers]);
  // A map is shown at first as it came: that is no change to tell of.
  const isOwn = useRef(false);
  useEffect(() => {
    if (renderer === null || (light === null && !isOwn.current)) return;
    isOwn.current = light !== null;
    renderer.setAtmosphere(light === null ? facts.atmosphere : mapAtmosphere(light, facts.header));
  }, [renderer, light, facts]);
  useEffect(() => renderer?.setHint(hovered?.strip ?? -1, hovered?.successors ?? []), [renderer, hovered]);
  useEffect(
    () => renderer?.setSelection((lane ?? junction)?.highlights ?? NONE, pinned?.at ?? null, measure),
    [renderer, lane, junction, pinned, measure],
  );

  return (
    <div
      ref={container}
      className="world-canvas"
      data-testid="map"
      data-tool={tool}
      role="img"
      aria-label="The map in three dimensions. Drag to move, drag with the right button to turn, turn the wheel to come closer."
    />
  );
}

function makeRenderer(container: HTMLElement, facts: MapFacts): MapRenderer {
  const renderer = new MapRenderer(container, { ...facts, signalCount: facts.summary.signals });
  renderer.onHover = hover;
  renderer.onClick = clickPlace;
  renderer.onRest = rememberView;
  const view = parseMapLink(window.location.hash)?.view ?? null;
  if (view !== null) renderer.camera.goTo(view, 'jump');
  return renderer;
}
