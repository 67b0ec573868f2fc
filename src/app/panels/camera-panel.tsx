import { useEffect, useRef, useState } from 'react';
import type { SensedTopic } from '../../core/messages.ts';
import type { TruthView } from '../../sensors/camera/truth-colours.ts';
import { FRONT, frameOf, rememberFrame, trueClassesOf } from '../parts/camera-frames.ts';
import { drawMask, drawPicture, drawRgb } from '../parts/camera-picture.ts';
import { NETWORK_PALETTE, TRUE_PALETTE } from '../parts/class-palette.ts';
import { Segmented } from '../parts/segmented.tsx';
import { useDrive, watchTruth } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import { useSensorChoice } from '../state/sensor-choice.ts';
import { type Overlay, useSettings } from '../state/settings-store.ts';
import type { SensorFacts } from '../worker/sensor-facts.ts';
import { CameraTitle } from './camera-title.tsx';
import { EngineChoice, EngineView } from './engine-view.tsx';
import { TruthLegend, TruthViewChoice } from './truth-view.tsx';
import './camera-panel.css';

const OPTIONS = [
  { value: 'picture', text: 'Picture', title: 'what the camera gave' },
  { value: 'mask', text: 'Mask', title: 'what the driver is told that the pixels are' },
  { value: 'truth', text: 'Truth', title: 'what the pixels really are' },
] as const satisfies readonly { value: Overlay; text: string; title: string }[];

const NO_SENSORS: readonly SensorFacts[] = [];

/** Classes named beside the picture. */
const LEGEND_LENGTH = 8;

/** A camera's picture, and over it what the network or the truth says that its pixels are. */
export function CameraPanel() {
  const { overlay: asked, overlayOpacity, truthView } = useSettings();
  const facts = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts : null));
  const cameras = (facts?.sensors ?? NO_SENSORS).filter(({ kind }) => kind === 'camera');
  const chosen = useSensorChoice((state) => state.camera);
  const camera =
    cameras.find(({ topic }) => topic === chosen) ?? cameras.find(({ topic }) => topic === FRONT) ?? cameras[0];
  const topic = camera?.topic ?? FRONT;
  // The network looks through the front camera alone.
  const overlay = asked === 'mask' && topic !== FRONT ? 'picture' : asked;
  const isOracle = useDrive((state) => state.choice.perception === 'oracle');
  const picture = useRef<HTMLCanvasElement>(null);
  const mask = useRef<HTMLCanvasElement>(null);
  const [present, setPresent] = useState<readonly number[]>([]);
  const [isEmpty, setEmpty] = useState(true);

  // Classes come with the frames; the rest is painted where the drive is, as long as somebody looks.
  const isPainted = overlay === 'truth' && truthView !== 'class';
  useEffect(() => {
    watchTruth(isPainted ? { topic, view: truthView } : null);
    return () => watchTruth(null);
  }, [topic, isPainted, truthView]);

  useEffect(() => {
    const draw = () => {
      if (picture.current === null || mask.current === null) return;
      const frame = frameOf(topic, overlay);
      setEmpty(frame === null);
      if (frame !== null) drawPicture(picture.current, frame);
      setPresent((before) => sameOr(before, drawOverlay(mask.current as HTMLCanvasElement, topic, overlay, truthView)));
    };
    draw();
    return liveFeed.subscribe(({ latest, sensors, truthPicture, wound }) => {
      rememberFrame(latest[FRONT]);
      if (wound || sensors[topic] || latest.segmentation || truthPicture) draw();
    });
  }, [topic, overlay, truthView]);

  // A rig for planners has no camera, and no room is kept for its picture.
  if (facts !== null && cameras.length === 0) return null;
  const palette = overlay === 'truth' ? TRUE_PALETTE : NETWORK_PALETTE;
  return (
    <section className="camera" aria-labelledby="camera-title">
      <header className="panel-head">
        <CameraTitle cameras={cameras} topic={topic} />
        <label className="opacity" title="Opacity of what lies over the picture">
          <span className="visually-hidden">Opacity</span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={overlayOpacity}
            disabled={overlay === 'picture'}
            onChange={(event) => useSettings.setState({ overlayOpacity: Number(event.target.value) })}
          />
        </label>
        <Segmented
          label="Over the picture"
          options={topic === FRONT ? OPTIONS : OPTIONS.filter(({ value }) => value !== 'mask')}
          value={overlay}
          onChange={(next) => useSettings.setState({ overlay: next })}
        />
      </header>
      <div className="camera-stack" data-empty={isEmpty}>
        <canvas
          ref={picture}
          className="camera-picture"
          width={256}
          height={128}
          role="img"
          aria-label="Picture of the front camera"
        />
        {facts !== null && camera?.webgl !== undefined && (
          <EngineView key={topic} facts={facts} topic={topic} calibration={camera.webgl} isEmpty={isEmpty} />
        )}
        <canvas
          ref={mask}
          className="camera-mask"
          width={256}
          height={128}
          style={{ opacity: overlay === 'picture' ? 0 : overlayOpacity }}
          role="img"
          aria-label={overlay === 'truth' ? `True ${truthView}` : 'Classes by the network'}
          data-testid="mask"
        />
        {isEmpty && <p className="camera-note">The camera's picture comes with the first tick.</p>}
        {!isEmpty && overlay === 'mask' && isOracle && <p className="camera-chip">by the oracle: the truth</p>}
      </div>
      <div className="camera-foot">
        {camera?.webgl !== undefined && <EngineChoice />}
        {overlay === 'truth' && <TruthViewChoice />}
        {isPainted && <TruthLegend view={truthView} />}
        <ul className="legend" aria-label="Classes in the picture">
          {overlay !== 'picture' &&
            !isPainted &&
            present.slice(0, LEGEND_LENGTH).map((id) => (
              <li key={id}>
                <span className="swatch" style={{ background: palette.css[id] }} />
                {palette.names[id]}
              </li>
            ))}
          {overlay === 'picture' && <li data-testid="picture-size">{captionOf(topic, camera)}</li>}
        </ul>
      </div>
    </section>
  );
}

/** Size and rate of the pictures. */
function captionOf(topic: SensedTopic, camera: SensorFacts | undefined): string {
  const frame = frameOf(topic, 'picture');
  if (frame === null || camera === undefined) return '';
  const place = camera.webgl === undefined ? '' : 'on the bus ';
  return `${place}${frame.calibration.width} × ${frame.calibration.height} pixels, ${camera.rate} a second`;
}

function drawOverlay(canvas: HTMLCanvasElement, topic: SensedTopic, overlay: Overlay, view: TruthView): number[] {
  const network = liveFeed.latest.segmentation?.message;
  if (overlay === 'mask' && network !== undefined) return drawMask(canvas, network, NETWORK_PALETTE);
  if (overlay === 'truth' && view !== 'class') {
    const painted = liveFeed.truthPicture;
    if (painted !== null && painted.topic === topic && painted.view === view) {
      drawRgb(canvas, painted.width, painted.height, painted.rgb);
      return [];
    }
  }
  const truth = overlay === 'truth' && view === 'class' ? trueClassesOf(topic) : null;
  if (truth !== null) return drawMask(canvas, truth, TRUE_PALETTE);
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
  return [];
}

/** The old list where the new one says the same in another order, so that the legend does not flicker. */
function sameOr(before: readonly number[], after: readonly number[]): readonly number[] {
  const shown = after.slice(0, LEGEND_LENGTH);
  return shown.length === before.length && shown.every((id) => before.includes(id))
    ? before
    : shown.sort((a, b) => a - b);
}
