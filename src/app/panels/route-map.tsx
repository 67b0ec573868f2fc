import { useEffect, useRef } from 'react';
import { useTheme } from '../hooks/use-theme.ts';
import { type MapColors, MapDrawing, type ShownWays } from '../parts/map-drawing.ts';
import { liveFeed } from '../state/live-feed.ts';
import type { DriveFacts } from '../worker/protocol.ts';
import './route-map.css';

/** [1/s] */
const REDRAW_RATE = 12;

interface RouteMapProps {
  readonly facts: DriveFacts;
  /** In the world's corner, in its place, or with all ways. */
  readonly size: 'small' | 'full' | 'ways';
  /** The way that is pointed at, from 0; null for none. */
  readonly pointed?: number | null;
}

/** The drive from above: roads, route, stops, goal, signals, cars. */
export function RouteMap({ facts, size, pointed = null }: RouteMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map takes its colours from the theme in force
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let drawing: (() => void) | null = null;
    const fit = () => {
      drawing = prepare(element, facts, size === 'ways' ? { pointed } : null);
      drawing?.();
    };
    const sizes = new ResizeObserver(fit);
    sizes.observe(element);
    let drawnAt = 0;
    const unsubscribe = liveFeed.subscribe(({ playing }) => {
      const now = performance.now();
      if (playing && now - drawnAt < 1000 / REDRAW_RATE) return;
      drawnAt = now;
      drawing?.();
    });
    return () => {
      sizes.disconnect();
      unsubscribe();
    };
  }, [facts, size, pointed, theme]);

  return (
    <canvas ref={canvas} className={`route-map route-map-${size}`} role="img" aria-label="Map of the drive, north up" />
  );
}

function prepare(canvas: HTMLCanvasElement, facts: DriveFacts, ways: ShownWays | null): (() => void) | null {
  const { clientWidth, clientHeight } = canvas;
  const context = canvas.getContext('2d');
  if (context === null || clientWidth === 0 || clientHeight === 0) return null;
  canvas.width = Math.round(clientWidth * window.devicePixelRatio);
  canvas.height = Math.round(clientHeight * window.devicePixelRatio);
  context.scale(window.devicePixelRatio, window.devicePixelRatio);
  const colors = colorsOf(canvas);
  const drawing = new MapDrawing(context, facts, clientWidth, clientHeight, ways);
  return () => drawing.draw(liveFeed.latest, colors);
}

function colorsOf(element: HTMLElement): MapColors {
  const style = getComputedStyle(element);
  const variable = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    lane: variable('map-lane'),
    route: '#2f81c9',
    driven: variable('text'),
    ego: variable('accent'),
    actor: variable('quiet'),
    goal: variable('pass'),
    stop: variable('accent'),
    onStop: variable('on-accent'),
    red: variable('fail'),
    amber: variable('warn'),
    green: variable('pass'),
  };
}
