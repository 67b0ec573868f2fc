import { useEffect, useRef } from 'react';
import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import type { SensedTopic } from '../../core/messages.ts';
import { SEEN_TOPICS, SensorPicture } from '../../render/sensor-picture.ts';
import { webglSupport } from '../../render/webgl-support.ts';
import { PicturePacer } from '../parts/picture-pacer.ts';
import { liveFeed } from '../state/live-feed.ts';
import type { DriveFacts, LatestMessages } from '../worker/protocol.ts';

/** A camera's picture by three.js, from messages alone; it is drawn while it is on the page and in sight. */
export function WebglPicture(props: {
  readonly facts: DriveFacts;
  readonly topic: SensedTopic;
  readonly calibration: CameraCalibration;
  /** Hidden, it costs nothing but memory. */
  readonly isShown: boolean;
  /** Share of the picture's width, from the left, that is left to the rasteriser. */
  readonly wipe: number;
  /** There is no picture, or no longer: why, in words. */
  readonly onProblem: (problem: string) => void;
}) {
  const { facts, topic, calibration, isShown, wipe, onProblem } = props;
  const container = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (container.current === null) return;
    const { isSoftware } = webglSupport();
    const picture = makeOrTell(facts, calibration, isSoftware, onProblem);
    if (picture === null) return;
    const listening = new AbortController();
    picture.canvas.addEventListener(
      'webglcontextlost',
      () => onProblem('the browser took the graphics context away'),
      listening,
    );
    const pacer = new PicturePacer(picture, container.current, isSoftware);
    if (liveFeed.weather !== null) picture.setAtmosphere(liveFeed.weather.atmosphere);
    tell(picture, liveFeed.latest);
    const reading = liveFeed.sensors[topic];
    if (reading !== undefined) pacer.show(reading);
    const unsubscribe = liveFeed.subscribe(({ latest, sensors, weather }) => {
      if (weather !== null) picture.setAtmosphere(weather.atmosphere);
      tell(picture, latest);
      const said = sensors[topic];
      if (said !== undefined) pacer.show(said);
    });
    return () => {
      listening.abort();
      unsubscribe();
      pacer.dispose();
    };
  }, [facts, topic, calibration, onProblem]);

  return (
    <div
      ref={container}
      className="camera-webgl"
      hidden={!isShown}
      style={{ clipPath: `inset(0 0 0 ${100 * wipe}%)` }}
      role="img"
      aria-label="Picture of the same camera by three.js"
      data-testid="webgl-picture"
    />
  );
}

function tell(picture: SensorPicture, latest: LatestMessages): void {
  for (const topic of SEEN_TOPICS) {
    const stamped = latest[topic];
    if (stamped !== undefined) picture.update(topic, stamped.message, stamped.tick);
  }
}

function makeOrTell(
  facts: DriveFacts,
  calibration: CameraCalibration,
  isSoftware: boolean,
  onProblem: (problem: string) => void,
): SensorPicture | null {
  try {
    return new SensorPicture({ ...facts, signalCount: facts.signals.length }, calibration, isSoftware);
  } catch (error) {
    onProblem(error instanceof Error ? error.message : String(error));
    return null;
  }
}
