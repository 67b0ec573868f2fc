import { type PointerEvent, useEffect, useRef } from 'react';
import { HIGHLIGHT_COLORS, type Highlight } from '../../render/map/highlight-view.ts';
import type { LaneAreas } from '../../render/map/lane-areas.ts';
import { stripPart } from '../../render/map/strip-part.ts';
import { clickPlace, hover, useMap } from '../state/map-store.ts';
import { FlatFrame } from './flat-frame.ts';

const NONE: readonly Highlight[] = [];

/**
 * The lanes by type from above, north up: what there is to see of a map where the browser cannot draw in 3D. Places are
 * read and lanes selected as on the other picture.
 */
export function FlatMap({ areas }: { readonly areas: LaneAreas }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const highlights = useMap(({ lane, junction }) => (lane ?? junction)?.highlights ?? NONE);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const sizes = new ResizeObserver(() => draw(element, areas, highlights));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [areas, highlights]);
  const placeAt = ({ nativeEvent: { offsetX, offsetY }, currentTarget }: PointerEvent<HTMLCanvasElement>) =>
    frameOf(currentTarget, areas).placeAt(offsetX, offsetY);
  return (
    <canvas
      ref={canvas}
      className="world-canvas flat-map"
      role="img"
      aria-label="Lanes of the map by type, north up"
      onPointerMove={(event) => hover(placeAt(event))}
      onPointerLeave={() => hover(null)}
      onPointerUp={(event) => clickPlace(placeAt(event))}
    />
  );
}

function frameOf({ clientWidth, clientHeight }: HTMLCanvasElement, { strips }: LaneAreas): FlatFrame {
  return new FlatFrame(strips.border, clientWidth, clientHeight);
}

function draw(canvas: HTMLCanvasElement, areas: LaneAreas, highlights: readonly Highlight[]): void {
  const { strips, typeColors } = areas;
  const context = canvas.getContext('2d');
  if (context === null) return;
  canvas.width = Math.round(canvas.clientWidth * window.devicePixelRatio);
  canvas.height = Math.round(canvas.clientHeight * window.devicePixelRatio);
  context.scale(window.devicePixelRatio, window.devicePixelRatio);
  const frame = frameOf(canvas, areas);
  for (let lane = 0; lane < strips.count; lane++) {
    const [first, end] = [strips.firstRow[lane], strips.firstRow[lane + 1]];
    context.beginPath();
    for (let row = first; row < end; row++) context.lineTo(...frame.pixel(strips.border, 6 * row));
    for (let row = end - 1; row >= first; row--) context.lineTo(...frame.pixel(strips.border, 6 * row + 3));
    context.closePath();
    context.fillStyle = `rgb(${typeColors.subarray(6 * first, 6 * first + 3).join(' ')})`;
    context.fill();
  }
  for (const { strip, from, to, role } of highlights) {
    const corners = stripPart(strips, strip, from, to);
    context.beginPath();
    for (let at = 0; at + 8 < corners.length; at += 9) {
      context.moveTo(...frame.pixel(corners, at));
      context.lineTo(...frame.pixel(corners, at + 3));
      context.lineTo(...frame.pixel(corners, at + 6));
      context.closePath();
    }
    context.fillStyle = `rgb(${HIGHLIGHT_COLORS[role].join(' ')})`;
    context.strokeStyle = context.fillStyle;
    context.fill();
    context.stroke();
  }
}
