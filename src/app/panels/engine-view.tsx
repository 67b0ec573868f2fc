import { useState } from 'react';
import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import type { SensedTopic } from '../../core/messages.ts';
import { webglSupport } from '../../render/webgl-support.ts';
import { Segmented } from '../parts/segmented.tsx';
import { type CameraEngine, useSettings } from '../state/settings-store.ts';
import type { DriveFacts } from '../worker/protocol.ts';
import { WebglPicture } from './webgl-picture.tsx';
import './engine-view.css';

const OPTIONS = [
  { value: 'three', text: 'three.js', title: 'the same camera in the size of the panel; the driver never sees it' },
  { value: 'raster', text: 'Rasteriser', title: 'what the camera puts on the bus' },
  { value: 'half', text: 'Half and half', title: 'left the rasteriser, right three.js; drag the line' },
] as const satisfies readonly { value: CameraEngine; text: string; title: string }[];

/** Lies over the rasteriser's picture: three.js' of the same camera, as much of it as is asked for. */
export function EngineView(props: {
  readonly facts: DriveFacts;
  readonly topic: SensedTopic;
  readonly calibration: CameraCalibration;
  /** There is no frame to show. */
  readonly isEmpty: boolean;
}) {
  const { isEmpty, ...camera } = props;
  const engine = useSettings(({ cameraEngine }) => cameraEngine);
  const [half, setHalf] = useState(0.5);
  const [problem, setProblem] = useState(() => webglSupport().problem);
  // Made when it is first asked for, then kept: the world goes to the graphics card once.
  const [isMade, setMade] = useState(false);
  if (engine !== 'raster' && !isMade) setMade(true);
  const isShown = engine !== 'raster' && !isEmpty;
  if (!isMade || (problem !== null && !isShown)) return null;
  if (problem !== null) return <p className="engine-chip">No three.js picture here: {problem}</p>;
  const wipe = engine === 'half' ? half : 0;
  const lens = camera.calibration.distortion === undefined ? '' : ', undistorted';
  return (
    <>
      <WebglPicture {...camera} isShown={isShown} wipe={wipe} onProblem={setProblem} />
      {isShown && engine === 'half' && (
        <>
          <span className="engine-line" style={{ left: `${100 * wipe}%` }} />
          <span className="engine-chip" data-side="left">
            rasteriser
          </span>
          <input
            className="engine-wipe"
            type="range"
            aria-label="Rasteriser to the left, three.js to the right"
            min={0}
            max={1}
            step={0.01}
            value={half}
            onChange={(event) => setHalf(Number(event.target.value))}
          />
        </>
      )}
      {isShown && <span className="engine-chip">three.js, outside the hash{lens}</span>}
    </>
  );
}

/** Whose picture is shown of a camera that both draw. */
export function EngineChoice() {
  const engine = useSettings(({ cameraEngine }) => cameraEngine);
  return (
    <div className="engine-choice">
      <Segmented
        label="Drawn by"
        options={OPTIONS}
        value={engine}
        onChange={(cameraEngine) => useSettings.setState({ cameraEngine })}
      />
    </div>
  );
}
