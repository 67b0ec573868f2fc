import type { CameraFrame } from '../../core/messages/camera-frame.ts';
import type { ClassPalette } from './class-palette.ts';

/** Draws a camera frame into a canvas of its size. */
export function drawPicture(canvas: HTMLCanvasElement, { calibration, rgb }: CameraFrame): void {
  drawRgb(canvas, calibration.width, calibration.height, rgb);
}

/** Draws an sRGB picture, 3 bytes a pixel, into a canvas of its size. */
export function drawRgb(canvas: HTMLCanvasElement, width: number, height: number, rgb: Uint8Array): void {
  const image = imageFor(canvas, width, height);
  if (image === null) return;
  const { data } = image.image;
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    data[to] = rgb[from];
    data[to + 1] = rgb[from + 1];
    data[to + 2] = rgb[from + 2];
    data[to + 3] = 255;
  }
  image.context.putImageData(image.image, 0, 0);
}

/** Draws class ids into a canvas in the colours of a palette. Returns which classes there are, most frequent first. */
export function drawMask(
  canvas: HTMLCanvasElement,
  mask: { readonly width: number; readonly height: number; readonly classes: Uint8Array },
  palette: ClassPalette,
): number[] {
  const image = imageFor(canvas, mask.width, mask.height);
  const counts = new Uint32Array(256);
  if (image === null) return [];
  const pixels = new Uint32Array(image.image.data.buffer);
  for (let index = 0; index < mask.classes.length; index++) {
    const id = mask.classes[index];
    counts[id]++;
    pixels[index] = palette.pixels[id] ?? 0;
  }
  image.context.putImageData(image.image, 0, 0);
  return [...counts.keys()].filter((id) => counts[id] > 0).sort((a, b) => counts[b] - counts[a]);
}

function imageFor(canvas: HTMLCanvasElement, width: number, height: number) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  return context === null ? null : { context, image: context.createImageData(width, height) };
}
