import { useEffect, useRef, useState } from 'react';
import type { DetailName } from '../../render/detail.ts';
import { webglSupport } from '../../render/webgl-support.ts';
import { WorldRenderer } from '../../render/world-renderer.ts';
import { DRAWN_TOPICS } from '../../render/world-scene.ts';
import { useReducedMotion } from '../hooks/use-reduced-motion.ts';
import { useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import { useSettings } from '../state/settings-store.ts';
import type { Batch, DriveFacts, LatestMessages } from '../worker/protocol.ts';
import { LayerPanel } from './layer-panel.tsx';
import { LoadNotice } from './load-notice.tsx';
import { ResultCard } from './result-card.tsx';
import { RouteMap } from './route-map.tsx';
import { WebglNotice } from './webgl-notice.tsx';
import './world-panel.css';

/** The world in three dimensions, or why there is none. */
export function WorldPanel() {
  const phase = useDrive((state) => state.phase);
  const layersOpen = useSettings((settings) => settings.layerPanelOpen);
  const mapShown = useSettings((settings) => settings.mapShown);
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
      {problem === null && phase.kind === 'ready' && mapShown && <RouteMap facts={phase.facts} size="small" />}
      {layersOpen && problem === null && <LayerPanel detailInUse={detail} />}
      <ResultCard />
    </section>
  );
}

/** A drive of another scene, seed or driver gets a canvas of its own. */
function facetKey({ choice, seed }: DriveFacts): string {
  return `${choice.scene} ${seed} ${choice.perception}`;
}

function WorldCanvas(props: {
  readonly facts: DriveFacts;
  readonly onDetail: (detail: DetailName) => void;
  readonly onProblem: (problem: string) => void;
}) {
  const { facts, onDetail, onProblem } = props;
  const container = useRef<HTMLDivElement>(null);
  const renderer = useRef<WorldRenderer>(null);
  const { view, layers, detail } = useSettings();
  const reducedMotion = useReducedMotion();

  useEffect(() => {
    if (container.current === null) return;
    try {
      renderer.current = new WorldRenderer(container.current, { ...facts, signalCount: facts.signals.length });
    } catch (error) {
      onProblem(error instanceof Error ? error.message : String(error));
      return;
    }
    const made = renderer.current;
    made.onDetail = onDetail;
    made.onLost = onProblem;
    show(made, liveFeed.latest);
    const unsubscribe = liveFeed.subscribe((batch) => takeBatch(made, batch));
    return () => {
      unsubscribe();
      made.dispose();
      renderer.current = null;
    };
  }, [facts, onDetail, onProblem]);

  useEffect(() => renderer.current?.setView(view), [view]);
  useEffect(() => renderer.current?.setLayers(layers), [layers]);
  useEffect(() => renderer.current?.setDetail(detail), [detail]);
  useEffect(() => renderer.current?.setReducedMotion(reducedMotion), [reducedMotion]);

  return (
    <div
      ref={container}
      className="world-canvas"
      data-testid="world"
      role="img"
      aria-label="The car and the town around it. Drag to look around, turn the wheel to come closer, double click to come back."
    />
  );
}

function takeBatch(renderer: WorldRenderer, { ticks, latest }: Batch): void {
  renderer.receive(ticks - 1);
  show(renderer, latest);
}

function show(renderer: WorldRenderer, latest: LatestMessages): void {
  for (const topic of DRAWN_TOPICS) {
    const stamped = latest[topic];
    if (stamped !== undefined) renderer.show(topic, stamped.message, stamped.tick);
  }
}
