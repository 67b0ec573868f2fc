import { POINT_COLOURS, type PointColour } from '../../render/point-colour.ts';
import { useSettings } from '../state/settings-store.ts';
import { Segmented } from './segmented.tsx';
import './point-colour-choice.css';

const OPTIONS = (Object.keys(POINT_COLOURS) as PointColour[]).map((value) => ({
  value,
  text: POINT_COLOURS[value].title,
  title: POINT_COLOURS[value].tells,
}));

/** What the colour of lidar points tells, and its scale. */
export function PointColourChoice() {
  const colour = useSettings((settings) => settings.pointColour);
  const { scale } = POINT_COLOURS[colour];
  return (
    <div className="point-colour">
      <Segmented
        label="Colour of lidar points"
        options={OPTIONS}
        value={colour}
        onChange={(pointColour) => useSettings.setState({ pointColour })}
      />
      {scale !== null && (
        <div className="point-scale number" aria-hidden="true">
          <span>{scale.low}</span>
          <span className="point-ramp" />
          <span>{scale.high}</span>
        </div>
      )}
    </div>
  );
}
