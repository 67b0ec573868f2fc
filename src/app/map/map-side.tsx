import type { MapProblem } from '../../map/opendrive/map-problem.ts';
import { laneOfProblem, placeOfProblem } from '../state/find-entries.ts';
import { useMap } from '../state/map-store.ts';
import type { MapFacts } from '../worker/map-protocol.ts';
import { JunctionPanel } from './junction-panel.tsx';
import { LanePanel } from './lane-panel.tsx';
import { visitLane } from './lane-rows.tsx';
import { mapView } from './map-view.ts';
import { ProblemTable } from './problem-table.tsx';
import { SummaryPanel } from './summary-panel.tsx';

/** Beside the map: the selected lane, the map in figures, its problems. */
export function MapSide({ facts }: { readonly facts: MapFacts }) {
  const { lane, junction } = useMap();
  const { problems } = facts.summary;
  const visit = ({ path }: MapProblem) => {
    const lane = laneOfProblem(facts.index, facts.areas.strips, path);
    if (lane >= 0) {
      visitLane(lane);
      return;
    }
    const place = placeOfProblem(facts.index, path);
    if (place !== null) mapView.flyTo(place);
  };
  return (
    <div className="side map-side">
      {lane !== null && <LanePanel lane={lane} />}
      {junction !== null && <JunctionPanel junction={junction} />}
      <SummaryPanel facts={facts} />
      <section className="map-panel map-problems" aria-label="Problems">
        <header className="panel-head">
          <h2>Problems</h2>
          <span className="number quiet">{problems.length}</span>
        </header>
        {problems.length === 0 ? (
          <p className="panel-empty">None found: the file says what it means.</p>
        ) : (
          <ProblemTable file={facts.name} problems={problems} onVisit={visit} />
        )}
      </section>
    </div>
  );
}
