import type { ReactNode } from 'react';
import { Quantity } from '../parts/quantity.tsx';
import type { MapFacts } from '../worker/map-protocol.ts';
import './summary-panel.css';

/** The map in figures. */
export function SummaryPanel({ facts }: { readonly facts: MapFacts }) {
  const { summary, name, title, header, origin, areas } = facts;
  const [xMin, yMin, xMax, yMax] = summary.bounds ?? [0, 0, 0, 0];
  return (
    <section className="map-panel" aria-label="Summary">
      <header className="panel-head">
        <h2>{name}</h2>
        <span className="quiet">
          OpenDRIVE <span className="number">{summary.version}</span>
        </span>
      </header>
      {title !== '' && <p className="map-title quiet">{title}</p>}
      <dl className="facts">
        <Fact name="roads">
          <Count value={summary.roads} />
        </Fact>
        <Fact name="length">
          <Quantity value={summary.lengthKm} digits={2} unit="km" />
        </Fact>
        <Fact name="junctions">
          <Count value={summary.junctions} />
        </Fact>
        <Fact name="lanes">
          <Count value={summary.lanes} />
        </Fact>
        <Fact name="signals">
          <Count value={summary.signals} />
        </Fact>
        <Fact name="objects">
          <Count value={summary.objects} />
        </Fact>
        <Fact name="extent">
          <span className="number">
            {Math.round(xMax - xMin)} × {Math.round(yMax - yMin)}
            <span className="unit"> m</span>
          </span>
        </Fact>
        <Fact name="lane types">
          <span className="number">{areas.types.length}</span>
        </Fact>
        {(origin.x !== 0 || origin.y !== 0) && (
          <Fact name="origin">
            <span className="number">
              {origin.x}, {origin.y}
            </span>
          </Fact>
        )}
      </dl>
      <dl className="facts header-facts">
        {header.vendor !== '' && <Fact name="vendor">{header.vendor}</Fact>}
        {header.date !== '' && <Fact name="date">{header.date}</Fact>}
        {header.geoReference !== null && (
          <Fact name="projection">
            <span className="number">{header.geoReference.trim()}</span>
          </Fact>
        )}
        {header.offset !== null && (
          <Fact name="offset">
            <span className="number">
              {header.offset.x}, {header.offset.y}, {header.offset.z}
              <span className="unit"> m</span>
            </span>
          </Fact>
        )}
      </dl>
    </section>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Count({ value }: { readonly value: number }) {
  return <span className="number">{value.toLocaleString('en')}</span>;
}
