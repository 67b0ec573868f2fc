import { X } from 'lucide-react';
import type { LaneType } from '../../map/road-map.ts';
import type { DetailName } from '../../render/detail.ts';
import { LANE_COLORS } from '../../render/map/lane-colors.ts';
import { DEFAULT_MAP_LAYERS, MAP_LAYERS } from '../../render/map/map-layers.ts';
import { DetailSelect } from '../parts/detail-select.tsx';
import { LayerList } from '../parts/layer-list.tsx';
import { toggleMapLayer, useSettings } from '../state/settings-store.ts';
import type { MapFacts } from '../worker/map-protocol.ts';
import { LightPanel } from './light-panel.tsx';
import type { MapLight } from './map-light.ts';
import '../panels/layer-panel.css';
import './map-layer-panel.css';

/** What is drawn of the map, what its colours mean, and how finely. */
export function MapLayerPanel(props: {
  readonly facts: MapFacts;
  readonly detailInUse: DetailName;
  readonly light: MapLight | null;
  readonly onLight: (light: MapLight | null) => void;
}) {
  const { facts, detailInUse, light, onLight } = props;
  const { types } = facts.areas;
  const settings = useSettings();
  const layers = { ...DEFAULT_MAP_LAYERS, ...settings.mapLayers };
  return (
    <aside className="layers" aria-label="Layers">
      <header className="layers-head">
        <h2>Layers</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Hide the layers"
          title="Hide the layers ([)"
          onClick={() => useSettings.setState({ mapLayersOpen: false })}
        >
          <X size={15} />
        </button>
      </header>
      <LayerList
        menu={MAP_LAYERS}
        shown={layers}
        onToggle={toggleMapLayer}
        legendOf={(name) => {
          if (!layers[name]) return null;
          if (name === 'types' && !layers.speeds) return <TypeLegend types={types} />;
          return name === 'speeds' && <SpeedLegend />;
        }}
      />
      <LightPanel header={facts.header} light={light} onLight={onLight} />
      <DetailSelect inUse={detailInUse} />
    </aside>
  );
}

function TypeLegend({ types }: { readonly types: readonly LaneType[] }) {
  return (
    <ul className="lane-legend" aria-label="Lane types">
      {types.map((type) => (
        <li key={type}>
          <span
            className="layer-key"
            style={{ background: `rgb(${LANE_COLORS[type].join(' ')})` }}
            aria-hidden="true"
          />
          {type}
        </li>
      ))}
      <li className="lane-legend-note">fades near the ground</li>
    </ul>
  );
}

function SpeedLegend() {
  return (
    <div className="speed-legend">
      <span className="speed-scale" aria-hidden="true" />
      <span className="number">0</span>
      <span className="number">65</span>
      <span className="number">
        130<span className="unit"> km/h</span>
      </span>
    </div>
  );
}
