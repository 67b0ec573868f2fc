import { useEffect, useRef } from 'react';
import type { DetailName } from '../../render/detail.ts';
import type { Highlight } from '../../render/map/highlight-view.ts';
import { DEFAULT_MAP_LAYERS } from '../../render/map/map-layers.ts';
import { MapRenderer } from '../../render/map/map-renderer.ts';
import { useReducedMotion } from '../hooks/use-reduced-motion.ts';
import { parseMapLink } from '../state/map-link.ts';
import { clickPlace, hover, rememberView, useMap } from '../state/map-store.ts';
import { useSettings } from '../state/settings-store.ts';
import type { MapFacts } from '../worker/map-protocol.ts';
import { mapView } from './map-view.ts';

const NONE: readonly Highlight[] = [];

/** The world that a map describes, and what is laid over it. */
export function MapCanvas(props: {
  readonly facts: MapFacts;
  readonly onDetail: (detail: DetailName) => void;
  readonly onProblem: (problem: string) => void;
}) {
  const { facts, onDetail, onProblem } = props;
  const container = useRef<HTMLDivElement>(null);
  const renderer = useRef<MapRenderer>(null);
  const { mapLayers, detail } = useSettings();
  const { lane, junction, pinned, measure, tool } = useMap();
  const reducedMotion = useReducedMotion();

  useEffect(() => {
    if (container.current === null) return;
    try {
      renderer.current = new MapRenderer(container.current, { ...facts, signalCount: facts.summary.signals });
    } catch (error) {
      onProblem(error instanceof Error ? error.message : String(error));
      return;
    }
    const made = renderer.current;
    made.onDetail = onDetail;
    made.onLost = onProblem;
    made.onHover = hover;
    made.onClick = clickPlace;
    made.onRest = rememberView;
    const view = parseMapLink(window.location.hash)?.view ?? null;
    if (view !== null) made.camera.goTo(view, 'jump');
    mapView.set(made);
    return () => {
      mapView.set(null);
      made.dispose();
      renderer.current = null;
    };
  }, [facts, onDetail, onProblem]);

  // The layers hold for every new picture, too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new map has a new renderer
  useEffect(() => renderer.current?.setLayers({ ...DEFAULT_MAP_LAYERS, ...mapLayers }), [mapLayers, facts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(
    () => renderer.current?.setSelection((lane ?? junction)?.highlights ?? NONE, pinned?.at ?? null, measure),
    [lane, junction, pinned, measure, facts],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => renderer.current?.setDetail(detail), [detail, facts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (renderer.current !== null) renderer.current.camera.reducedMotion = reducedMotion;
  }, [reducedMotion, facts]);

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
