import { type PointerEvent, useCallback, useEffect, useState } from 'react';
import type { SensedTopic } from '../../core/messages.ts';
import type { DetailName } from '../../render/detail.ts';
import { webglSupport } from '../../render/webgl-support.ts';
import { DEFAULT_WORLD_LAYERS } from '../../render/world-layers.ts';
import { WorldRenderer } from '../../render/world-renderer.ts';
import { DRAWN_TOPICS } from '../../render/world-scene.ts';
import { type PictureListener, usePicture } from '../hooks/use-picture.ts';
import { useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import { useSettings } from '../state/settings-store.ts';
import type { Batch, DriveFacts, LatestMessages } from '../worker/protocol.ts';
import type { SensorReading, SensorReadings } from '../worker/sensor-readings.ts';
import { ActorChip, type PointedActor } from './actor-chip.tsx';
import { LayerPanel } from './layer-panel.tsx';
import { LinkNotice } from './link-notice.tsx';
import { LoadNotice } from './load-notice.tsx';
import { ResultCard } from './result-card.tsx';
import { RouteMap } from './route-map.tsx';
import { ViewChoice } from './view-choice.tsx';
import { WayPanel } from './way-panel.tsx';
import { WeatherChip } from './weather-chip.tsx';
import { WebglNotice } from './webgl-notice.tsx';
import './world-panel.css';

/** The world in three dimensions, or why there is none. */
export function WorldPanel() {
  const phase = useDrive((state) => state.phase);
  const turned = useDrive((state) => state.now.weather);
  const layersOpen = useSettings((settings) => settings.layerPanelOpen);
  const mapShown = useSettings((settings) => settings.mapShown);
  const waysOpen = useSettings((settings) => settings.wayPanelOpen);
  const [problem, setProblem] = useState(() => webglSupport().problem);
  const [detail, setDetail] = useState<DetailName>('high');
  return (
    <section className="world" aria-label="World" data-detail={detail}>
      {problem !== null && phase.kind === 'ready' && <RouteMap facts={phase.facts} size="full" />}
      {problem !== null && <WebglNotice problem={problem} instead="the drive from above" />}
      {problem === null && phase.kind === 'ready' && (
        <WorldCanvas key={facetKey(phase.facts)} facts={phase.facts} onDetail={setDetail} onProblem={setProblem} />
      )}
      {phase.kind !== 'ready' && <LoadNotice phase={phase} />}
      {problem === null && phase.kind === 'ready' && mapShown && !waysOpen && (
        <button
          type="button"
          className="map-button"
          aria-label="Ways to the goal"
          title="Ways to the goal (w)"
          onClick={() => useSettings.setState({ wayPanelOpen: true })}
        >
          <RouteMap facts={phase.facts} size="small" />
        </button>
      )}
      {phase.kind === 'ready' && waysOpen && <WayPanel facts={phase.facts} />}
      {phase.kind === 'ready' && (
        <div className="world-head">
          <WeatherChip weather={turned ?? phase.facts.weather} />
          {problem === null && <ViewChoice />}
        </div>
      )}
      {phase.kind === 'ready' && phase.facts.notes.length > 0 && (
        <p className="world-note" data-testid="world-note">
          {phase.facts.notes.join(' ')}
        </p>
      )}
      {layersOpen && problem === null && <LayerPanel detailInUse={detail} />}
      <ResultCard />
      <LinkNotice />
    </section>
  );
}

/** A drive of another scene, seed or driver gets a canvas of its own. */
function facetKey({ choice, seed }: DriveFacts): string {
  return `${choice.scene} ${seed} ${choice.perception} ${choice.weather}`;
}

function WorldCanvas({ facts, ...listener }: PictureListener & { readonly facts: DriveFacts }) {
  const { view, layers, pointColour } = useSettings();
  const make = useCallback(
    (container: HTMLElement) => new WorldRenderer(container, { ...facts, signalCount: facts.signals.length }),
    [facts],
  );
  const { container, renderer } = usePicture(make, listener);

  useEffect(() => {
    if (renderer === null) return;
    if (liveFeed.weather !== null) renderer.setAtmosphere(liveFeed.weather.atmosphere);
    show(renderer, liveFeed.latest, liveFeed.sensors);
    return liveFeed.subscribe((batch) => takeBatch(renderer, batch));
  }, [renderer]);
  useEffect(() => renderer?.setView(view), [renderer, view]);
  useEffect(() => renderer?.setPointColour(pointColour), [renderer, pointColour]);
  useEffect(() => renderer?.setLayers({ ...DEFAULT_WORLD_LAYERS, ...layers }), [renderer, layers]);

  const [pointed, setPointed] = useState<PointedActor | null>(null);
  const point = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const id = renderer?.actorAt(clientX, clientY) ?? 0;
    const { left, top, width } = currentTarget.getBoundingClientRect();
    setPointed(id === 0 ? null : { id, x: clientX - left, y: clientY - top, pictureWidth: width });
  };

  return (
    <>
      <div
        ref={container}
        className="world-canvas"
        data-testid="world"
        role="img"
        aria-label="The car and the town around it. Drag to look around, turn the wheel to come closer, double click to come back, point at a road user to read what it does."
        onPointerMove={point}
        onPointerLeave={() => setPointed(null)}
      />
      {pointed !== null && <ActorChip {...pointed} />}
    </>
  );
}

function takeBatch(renderer: WorldRenderer, { ticks, latest, sensors, weather }: Batch): void {
  if (weather !== null) renderer.setAtmosphere(weather.atmosphere);
  renderer.receive(ticks - 1);
  show(renderer, latest, sensors);
}

function show(renderer: WorldRenderer, latest: LatestMessages, sensors: SensorReadings): void {
  for (const topic of DRAWN_TOPICS) {
    const stamped = latest[topic];
    if (stamped !== undefined) renderer.show(topic, stamped.message, stamped.tick);
  }
  for (const [topic, reading] of Object.entries(sensors) as [SensedTopic, SensorReading][])
    renderer.showSensor(topic, reading.message, reading.tick, reading.pose, reading.semantic);
}
