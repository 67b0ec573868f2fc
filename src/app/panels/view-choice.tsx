import { CAMERA_VIEWS } from '../../render/camera/camera-rig.ts';
import { Segmented } from '../parts/segmented.tsx';
import { useSettings } from '../state/settings-store.ts';

const VIEWS = CAMERA_VIEWS.map((value) => ({
  value,
  text: value[0].toUpperCase() + value.slice(1),
  title: `${value} view (v)`,
}));

/** From where to look at the world. */
export function ViewChoice() {
  const view = useSettings((settings) => settings.view);
  return (
    <Segmented label="View" options={VIEWS} value={view} onChange={(next) => useSettings.setState({ view: next })} />
  );
}
