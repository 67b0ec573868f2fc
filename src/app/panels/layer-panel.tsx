import type { DetailName } from '../../render/detail.ts';
import { DEFAULT_WORLD_LAYERS, WORLD_LAYERS } from '../../render/world-layers.ts';
import { DetailSelect } from '../parts/detail-select.tsx';
import { LayerList } from '../parts/layer-list.tsx';
import { PointColourChoice } from '../parts/point-colour-choice.tsx';
import { useDrive } from '../state/drive-store.ts';
import { toggleLayer, useSettings } from '../state/settings-store.ts';
import './layer-panel.css';

/** What is drawn in the world, and how finely. */
export function LayerPanel({ detailInUse }: { readonly detailInUse: DetailName }) {
  const { layers, mapShown } = useSettings();
  const hasLidar = useDrive(
    ({ phase }) => phase.kind === 'ready' && phase.facts.sensors.some(({ kind }) => kind === 'lidar'),
  );
  return (
    <aside className="layers" aria-label="Layers">
      <h2>Layers</h2>
      <LayerList
        menu={WORLD_LAYERS}
        shown={{ ...DEFAULT_WORLD_LAYERS, ...layers }}
        onToggle={toggleLayer}
        keyOf={(name) => <span className={`layer-key layer-${name}`} aria-hidden="true" />}
        legendOf={(name) => name === 'sensors' && hasLidar && <PointColourChoice />}
      >
        <li>
          <label>
            <input type="checkbox" checked={mapShown} onChange={() => useSettings.setState({ mapShown: !mapShown })} />
            <span className="layer-key layer-map" aria-hidden="true" />
            Small map
          </label>
        </li>
      </LayerList>
      <DetailSelect inUse={detailInUse} />
    </aside>
  );
}
