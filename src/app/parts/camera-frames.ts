import type { CameraFrame } from '../../core/messages/camera-frame.ts';
import type { SensedTopic } from '../../core/messages.ts';
import type { Stamped } from '../../core/module.ts';
import { liveFeed } from '../state/live-feed.ts';
import type { Overlay } from '../state/settings-store.ts';
import type { drawMask } from './camera-picture.ts';

/** The camera that the network looks through. */
export const FRONT = 'camera.front';

/** The latest frames: a mask arrives after the picture that it was made of, and is shown over that one. */
const frames: Stamped<CameraFrame>[] = [];
const FRAMES_KEPT = 4;

/** Takes note of a frame of the front camera. */
export function rememberFrame(frame: Stamped<CameraFrame> | undefined): void {
  if (frame === undefined) return;
  frames.push(frame);
  if (frames.length > FRAMES_KEPT) frames.shift();
}

/** The frame of a camera to show, null before the first; under a mask the one that it was made of. */
export function frameOf(topic: SensedTopic, overlay: Overlay): CameraFrame | null {
  if (topic !== FRONT) return (liveFeed.sensors[topic]?.message as CameraFrame | undefined) ?? null;
  const latest = liveFeed.latest[FRONT];
  const masked = overlay === 'mask' ? liveFeed.latest.segmentation?.tick : undefined;
  return (frames.find(({ tick }) => tick === masked) ?? latest)?.message ?? null;
}

/** True classes of the pixels of a camera's latest picture; null for none yet. */
export function trueClassesOf(topic: SensedTopic): Parameters<typeof drawMask>[1] | null {
  const reading = liveFeed.sensors[topic];
  if (reading === undefined || reading.semantic === null) return null;
  const { width, height } = (reading.message as CameraFrame).calibration;
  return { width, height, classes: reading.semantic };
}
