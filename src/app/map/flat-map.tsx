import { useEffect, useRef } from 'react';
import type { LaneAreas } from '../../render/map/lane-areas.ts';

/** Around the map [pixels]. */
const MARGIN = 24;

/** The lanes by type from above, north up: what there is to see of a map where the browser cannot draw in 3D. */
export function FlatMap({ areas }: { readonly areas: LaneAreas }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const sizes = new ResizeObserver(() => draw(element, areas));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [areas]);
  return <canvas ref={canvas} className="world-canvas" role="img" aria-label="Lanes of the map by type, north up" />;
}

function draw(canvas: HTMLCanvasElement, { strips, typeColors }: LaneAreas): void {
  const { clientWidth, clientHeight } = canvas;
  const context = canvas.getContext('2d');
  if (context === null) return;
  canvas.width = Math.round(clientWidth * window.devicePixelRatio);
  canvas.height = Math.round(clientHeight * window.devicePixelRatio);
  context.scale(window.devicePixelRatio, window.devicePixelRatio);
  const place = fitted(strips.border, clientWidth, clientHeight);
  for (let lane = 0; lane < strips.count; lane++) {
    const [first, end] = [strips.firstRow[lane], strips.firstRow[lane + 1]];
    context.beginPath();
    for (let row = first; row < end; row++) context.lineTo(...place(6 * row));
    for (let row = end - 1; row >= first; row--) context.lineTo(...place(6 * row + 3));
    context.closePath();
    context.fillStyle = `rgb(${typeColors.subarray(6 * first, 6 * first + 3).join(' ')})`;
    context.fill();
  }
}

/** Puts x, y of places of the map into a picture of that size, as large as they fit. */
function fitted(border: Float64Array, width: number, height: number): (at: number) => [number, number] {
  const [least, most] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  for (let at = 0; at < border.length; at += 3) {
    for (const axis of [0, 1]) {
      least[axis] = Math.min(least[axis], border[at + axis]);
      most[axis] = Math.max(most[axis], border[at + axis]);
    }
  }
  const scale = Math.min((width - 2 * MARGIN) / (most[0] - least[0]), (height - 2 * MARGIN) / (most[1] - least[1]));
  const [x, y] = [0, 1].map((axis) => (least[axis] + most[axis]) / 2);
  return (at) => [width / 2 + (border[at] - x) * scale, height / 2 - (border[at + 1] - y) * scale];
}
