import type { DetailName } from '../../render/detail.ts';
import { LAYERS, type LayerName } from '../../render/layers.ts';
import { DetailSelect } from '../parts/detail-select.tsx';
import { toggleLayer, useSettings } from '../state/settings-store.ts';
import './layer-panel.css';

/** What is drawn in the world, and how finely. */
export function LayerPanel({ detailInUse }: { readonly detailInUse: DetailName }) {
  const { layers, mapShown } = useSettings();
  return (
    <aside className="layers" aria-label="Layers">
      <h2>Layers</h2>
      <ul>
        {(Object.entries(LAYERS) as [LayerName, string][]).map(([name, title]) => (
          <li key={name}>
            <label>
              <input type="checkbox" checked={layers[name]} onChange={() => toggleLayer(name)} />
              <span className={`layer-key layer-${name}`} aria-hidden="true" />
              {title}
            </label>
          </li>
        ))}
        <li>
          <label>
            <input type="checkbox" checked={mapShown} onChange={() => useSettings.setState({ mapShown: !mapShown })} />
            <span className="layer-key layer-map" aria-hidden="true" />
            Small map
          </label>
        </li>
      </ul>
      <DetailSelect inUse={detailInUse} />
    </aside>
  );
}
