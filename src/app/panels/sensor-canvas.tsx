import { useEffect, useRef } from 'react';
import { useTheme } from '../hooks/use-theme.ts';
import type { DrawingColors, SensorDrawing } from '../parts/sensor-drawing.ts';
import { liveFeed } from '../state/live-feed.ts';

/** [1/s] */
const REDRAW_RATE = 12;

/** A canvas for a drawing of a sensor's readings; `make` must be the same function from render to render. */
export function SensorCanvas(props: {
  readonly make: () => SensorDrawing;
  readonly height: number;
  readonly label: string;
}) {
  const { make, height, label } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing takes its colours from the theme in force
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const drawing = make();
    drawing.take(liveFeed.sensors);
    const colors = colorsOf(element);
    const draw = () => drawOn(element, drawing, colors);
    const sizes = new ResizeObserver(draw);
    sizes.observe(element);
    let drawnAt = 0;
    const unsubscribe = liveFeed.subscribe(({ wound, sensors, playing }) => {
      if (wound) drawing.clear();
      drawing.take(sensors);
      const now = performance.now();
      if (playing && now - drawnAt < 1000 / REDRAW_RATE) return;
      drawnAt = now;
      draw();
    });
    return () => {
      sizes.disconnect();
      unsubscribe();
    };
  }, [make, theme]);

  return <canvas ref={canvas} className="sensor-canvas" style={{ height }} role="img" aria-label={label} />;
}

function drawOn(canvas: HTMLCanvasElement, drawing: SensorDrawing, colors: DrawingColors): void {
  const { clientWidth, clientHeight } = canvas;
  const context = canvas.getContext('2d');
  if (context === null || clientWidth === 0 || clientHeight === 0) return;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(clientWidth * ratio);
  canvas.height = Math.round(clientHeight * ratio);
  context.scale(ratio, ratio);
  context.font = `11px ${getComputedStyle(canvas).fontFamily}`;
  drawing.draw(context, clientWidth, clientHeight, colors);
}

function colorsOf(element: HTMLElement): DrawingColors {
  const style = getComputedStyle(element);
  const variable = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: variable('text'),
    quiet: variable('quiet'),
    hairline: variable('hairline'),
    accent: variable('accent'),
    pass: variable('pass'),
    warn: variable('warn'),
    fail: variable('fail'),
  };
}
